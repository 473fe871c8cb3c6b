package org.oddity.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.Estimate;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;

/** A detector that scores by the distance of the first pixel to the mean, or fails as asked. */
public final class TestingDetectorFactory
    implements DetectorFactory<TestingDetectorFactory.Options> {
  /** How a test wants it to behave. */
  public enum Behaviour {
    WORK,
    FAIL,
    CRASH,
    CONSTANT,
    /** End the process as a crash in native code does. */
    DIE,
    /** Ask for more memory than there is. */
    HOARD,
    /** Take long enough to be stopped. */
    LINGER
  }

  /** Options below an option. */
  public record Inner(@Option(help = "changes nothing", byDefault = "0") int steps) {}

  public record Options(
      @Option(help = "a factor", byDefault = "1.0") double factor,
      @Option(help = "what to do", byDefault = "work") Behaviour behaviour,
      @Option(help = "least height of an image", byDefault = "1") int leastHeight,
      @Option(help = "options below an option", byDefault = "{}") Inner inner) {
    public Options {
      Requirements.begin().positive("factor", factor).atLeast("leastHeight", leastHeight, 1).end();
    }
  }

  private record Fitted(double mean, Options options) implements FittedDetector {
    @Override
    public AnomalyScores score(ImageBatch images) {
      double[] scores = new double[images.count()];
      for (int i = 0; i < scores.length; i++) {
        double distance = Math.abs(images.image(i)[0] - mean) * options.factor();
        scores[i] = options.behaviour() == Behaviour.CONSTANT ? 0 : distance;
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public NamedArrays state() {
      return NamedArrays.builder().put("mean", mean).build();
    }
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public String summary() {
    return "Distance of the first pixel to the mean.";
  }

  @Override
  public Detector create(Options options) {
    return (normals, context) -> fit(normals, context, options);
  }

  private static FittedDetector fit(TrainingNormals normals, FitContext context, Options options) {
    if (options.behaviour() == Behaviour.FAIL) {
      throw new DetectorFailedException("asked to fail");
    }
    if (options.behaviour() == Behaviour.CRASH) {
      throw new IllegalStateException("asked to crash");
    }
    misbehave(options.behaviour());
    double sum = 0;
    for (int i = 0; i < normals.training().count(); i++) {
      sum += normals.training().image(i)[0];
    }
    context.listener().progress(0.5, "averaging");
    context.listener().metric("mean", sum / normals.training().count(), 0);
    context.listener().metric("nothing", Double.NaN, 0);
    return new Fitted(sum / normals.training().count(), options);
  }

  private static void misbehave(Behaviour behaviour) {
    if (behaviour == Behaviour.DIE) {
      Runtime.getRuntime().halt(134);
    }
    if (behaviour == Behaviour.HOARD) {
      List<long[]> hoard = new ArrayList<>();
      while (hoard.size() < 1 << 20) {
        hoard.add(new long[1 << 20]);
      }
    }
    if (behaviour == Behaviour.LINGER) {
      LockSupport.parkNanos(Duration.ofSeconds(60).toNanos());
    }
  }

  @Override
  public FittedDetector restore(Options options, NamedArrays state) {
    return new Fitted(state.doubles("mean")[0], options);
  }

  @Override
  public List<String> conflicts(Options options, ImageShape shape) {
    return shape.height() < options.leastHeight()
        ? List.of("images of " + shape + " are lower than " + options.leastHeight())
        : List.of();
  }

  @Override
  public Estimate estimate(Options options, Workload workload) {
    return new Estimate(workload.training(), workload.test());
  }
}
