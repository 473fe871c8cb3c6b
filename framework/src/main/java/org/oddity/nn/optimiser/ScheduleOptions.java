package org.oddity.nn.optimiser;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * How the learning rate changes, in YAML: {@code schedule: {kind: step, milestones: [50]}}. Each
 * kind may begin with a warm-up, by which it is multiplied.
 */
public sealed interface ScheduleOptions {
  /** Returns how the rate comes up at first. */
  WarmUp warmUp();

  /**
   * Returns the schedule without its warm-up.
   *
   * @param epochs of the whole training
   */
  Schedule afterWarmUp(int epochs);

  /**
   * Returns the schedule.
   *
   * @param epochs of the whole training, at least 1
   */
  default Schedule over(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, were " + epochs);
    }
    Schedule main = afterWarmUp(epochs);
    return epoch -> warmUp().factor(epoch) * main.factor(epoch);
  }

  /** A line from a small factor up to 1, as PyTorch's {@code LinearLR}; 0 epochs: at once. */
  record WarmUp(
      @Option(help = "epochs until the full rate", byDefault = "0") int epochs,
      @Option(help = "factor at the start, in (0, 1]", byDefault = "0.1") double from)
      implements Schedule {
    /** No warm-up. */
    public static final WarmUp NONE = new WarmUp(0, 1);

    public WarmUp {
      Requirements.begin().atLeast("epochs", epochs, 0).share("from", from).end();
    }

    @Override
    public double factor(double epoch) {
      return epoch >= epochs ? 1 : from + (1 - from) * epoch / epochs;
    }
  }

  /** The same rate all the time. */
  record Constant(@Option(help = "rise at the start", byDefault = "{}") WarmUp warmUp)
      implements ScheduleOptions {
    @Override
    public Schedule afterWarmUp(int epochs) {
      return Schedule.constant();
    }
  }

  /** Multiplied by a factor at each milestone, as PyTorch's {@code MultiStepLR}. */
  record Step(
      @Option(help = "epochs after which the rate falls") List<Integer> milestones,
      @Option(help = "what it is multiplied by", byDefault = "0.1") double factor,
      @Option(help = "rise at the start", byDefault = "{}") WarmUp warmUp)
      implements ScheduleOptions {
    public Step {
      milestones = List.copyOf(milestones);
      Requirements.begin()
          .that(
              milestones.stream().allMatch(milestone -> milestone >= 1),
              "milestones",
              milestones,
              "must each be at least 1")
          .share("factor", factor)
          .end();
    }

    @Override
    public Schedule afterWarmUp(int epochs) {
      return epoch ->
          Math.pow(factor, (double) milestones.stream().filter(each -> epoch >= each).count());
    }
  }

  /**
   * Half a cosine from 1 down to a minimum, as PyTorch's {@code CosineAnnealingLR}: Loshchilov and
   * Hutter, "SGDR", ICLR 2017, equation 5, without restarts. PyTorch's {@code eta_min} is a rate,
   * the minimum here a factor.
   */
  record Cosine(
      @Option(help = "factor at the end, in [0, 1]", byDefault = "0") double minimum,
      @Option(help = "epochs until the minimum; the whole training if not given")
          Optional<Integer> epochs,
      @Option(help = "rise at the start", byDefault = "{}") WarmUp warmUp)
      implements ScheduleOptions {
    public Cosine {
      Requirements.begin()
          .between("minimum", minimum, 0, 1)
          .atLeast("epochs", epochs.orElse(1), 1)
          .end();
    }

    @Override
    public Schedule afterWarmUp(int all) {
      int end = epochs.orElse(all);
      return epoch -> {
        double done = Math.min(epoch / end, 1);
        return minimum + (1 - minimum) * (1 + Math.cos(Math.PI * done)) / 2;
      };
    }
  }

  /** Full for some epochs, then a line down to a factor at the end, as the GANs of images use. */
  record LinearDecay(
      @Option(help = "epochs at the full rate", byDefault = "0") int after,
      @Option(help = "factor at the end, in [0, 1]", byDefault = "0") double minimum,
      @Option(help = "epochs of the decay; the rest of the training if not given")
          Optional<Integer> epochs,
      @Option(help = "rise at the start", byDefault = "{}") WarmUp warmUp)
      implements ScheduleOptions {
    public LinearDecay {
      Requirements.begin()
          .atLeast("after", after, 0)
          .between("minimum", minimum, 0, 1)
          .atLeast("epochs", epochs.orElse(1), 1)
          .end();
    }

    @Override
    public Schedule afterWarmUp(int all) {
      int length = epochs.orElse(Math.max(1, all - after));
      return epoch -> {
        double done = Math.min(Math.max(epoch - after, 0) / length, 1);
        return 1 + (minimum - 1) * done;
      };
    }
  }
}
