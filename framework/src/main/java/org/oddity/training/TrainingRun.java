package org.oddity.training;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.nn.optimiser.ExponentialMovingAverage;

/** One training from its first epoch, or the one after its checkpoint, to its last. */
final class TrainingRun {
  private static final int EXAMPLES = 8;
  private static final double NANOS = 1e9;

  private final TrainingOptions options;
  private final TrainingContext context;
  private final Trainee trainee;
  private final ImageBatch training;
  private final ImageBatch held;
  private final BatchMaker batches;
  private final EpochChoice choice;
  private final CheckpointKeeper keeper;
  private final long begin = System.nanoTime();
  private double secondsBefore;
  private double waitingSeconds;
  private double loss = Double.NaN;
  private LossHistory losses = LossHistory.NONE;

  TrainingRun(
      TrainingOptions options,
      TrainingContext context,
      Trainee trainee,
      ImageBatch training,
      ImageBatch held) {
    this.options = options;
    this.context = context;
    this.trainee = trainee;
    this.training = training;
    this.held = held;
    this.batches = new BatchMaker(training, options, context.seeds());
    options.average().ifPresent(trainee.state()::average);
    this.choice = new EpochChoice(options, trainee.state());
    this.keeper = new CheckpointKeeper(options.checkpoint(), context);
  }

  TrainingResult run() {
    if (options.needsValidation() && held.count() == 0) {
      throw new TrainingFailedException(
          "early stopping and model: best are judged by held-out normals, and there are none: let"
              + " the protocol hold some out (validation), or train without both");
    }
    long[] origin = TrainingCheckpoint.origin(options, context, training, held);
    Optional<TrainingCheckpoint> earlier = keeper.latest(origin, trainee.state());
    earlier.ifPresent(this::takeUp);
    int done = earlier.map(TrainingCheckpoint::epoch).orElse(0);
    if (earlier.isEmpty() || !earlier.get().ended()) {
      done = train(origin, done + 1);
    }
    return new TrainingResult(done, choice.chosenEpoch(), loss, choice.chosenValue(), losses);
  }

  private void takeUp(TrainingCheckpoint checkpoint) {
    trainee.state().restoreAll(checkpoint.trainee());
    choice.restore(checkpoint.choice());
    losses = LossHistory.restored(checkpoint.losses());
    loss = checkpoint.loss();
    secondsBefore = checkpoint.seconds();
    waitingSeconds = checkpoint.waitingSeconds();
    context.listener().resumed(context.phase(), checkpoint.epoch());
  }

  /** Returns the number of the last epoch. */
  private int train(long[] origin, int from) {
    int epoch = from - 1;
    boolean ends = epoch >= options.epochs();
    int steps = batches.batches();
    try (BatchQueue queue = new BatchQueue(batches::make, steps, from, options.epochs())) {
      while (!ends) {
        epoch++;
        train(new Epoch(epoch, options.epochs(), steps), queue);
        ends = epoch == options.epochs() || choice.stops();
        if (ends) {
          choice.choose();
          metric("total-seconds", seconds(), 0);
          metric("total-data-wait-seconds", waitingSeconds, 0);
          metric("chosen-epoch", choice.chosenEpoch(), 0);
        }
        save(origin, epoch, ends);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(epoch);
    }
    return epoch;
  }

  private void train(Epoch epoch, BatchQueue queue) throws InterruptedException {
    trainee.beginEpoch(epoch);
    EpochSums sums = new EpochSums();
    for (int number = 0; number < epoch.steps(); number++) {
      Step step = new Step(epoch, number);
      long start = System.nanoTime();
      Batch batch = queue.take();
      long taken = System.nanoTime();
      StepLosses losses = step(batch, step);
      sums.add(batch, losses, taken - start, System.nanoTime() - taken);
      double fraction = (double) (step.number() + 1) / step.count();
      context.listener().progress(fraction, sums.activity(context.phase(), epoch));
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
    }
    trainee.endEpoch(epoch);
    loss = sums.watched();
    losses = losses.and(sums.means());
    waitingSeconds += sums.waitingSeconds();
    judge(epoch.number(), sums);
  }

  /** Looks at what was learned, at its running mean where there is one. */
  @SuppressWarnings("try") // the swap is only there to end
  private void judge(int epoch, EpochSums sums) {
    try (ExponentialMovingAverage.Swap averaged = trainee.state().averaged()) {
      OptionalDouble validation = validate(epoch);
      choice.add(epoch, validation);
      tell(epoch, sums, validation);
      trainee
          .health(examples(options.batchSize()))
          .forEach((name, value) -> metric(name, value, epoch));
      draw(epoch);
    }
  }

  private StepLosses step(Batch batch, Step step) {
    try {
      trainee.state().enterEpoch(step.epochsPassed());
      StepLosses losses = trainee.step(batch, step);
      trainee.state().stepped();
      return losses;
    } catch (NonFiniteLossException e) {
      throw new TrainingFailedException(
          String.format(
              "%s stopped in epoch %d, step %d of %d: %s. A lower learning rate may help",
              context.phase(),
              step.epoch().number(),
              step.batch() + 1,
              step.epoch().steps(),
              e.getMessage()));
    }
  }

  private OptionalDouble validate(int epoch) {
    double sum = 0;
    for (int from = 0; from < held.count(); from += options.batchSize()) {
      int to = Math.min(from + options.batchSize(), held.count());
      int[] places = IntStream.range(from, to).toArray();
      OptionalDouble mean = trainee.validate(new Batch(held.slice(from, to), places));
      if (mean.isEmpty() && options.needsValidation()) {
        throw new TrainingFailedException(
            "this method has no loss on held-out normals: it cannot stop early, nor choose the"
                + " best epoch");
      }
      if (mean.isEmpty()) {
        return mean;
      }
      sum += mean.getAsDouble() * (to - from);
    }
    if (!Double.isFinite(sum)) {
      throw new TrainingFailedException(
          context.phase() + " stopped in epoch " + epoch + ": the validation loss became " + sum);
    }
    return held.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / held.count());
  }

  private void tell(int epoch, EpochSums sums, OptionalDouble validation) {
    sums.means().forEach((name, mean) -> metric(name, mean, epoch));
    validation.ifPresent(value -> metric("validation-loss", value, epoch));
    trainee.state().learningRates().forEach((name, rate) -> metric(name, rate, epoch));
    metric("images-per-second", sums.imagesPerSecond(), epoch);
    metric("compute-seconds", sums.computingSeconds(), epoch);
    metric("data-wait-seconds", sums.waitingSeconds(), epoch);
  }

  private void draw(int epoch) {
    if (options.imagesAt().contains(epoch)) {
      trainee
          .images(examples(EXAMPLES), examples(options.batchSize()))
          .forEach(
              (name, grid) -> context.listener().images(context.phase() + "/" + name, grid, epoch));
    }
  }

  /** Returns the same few normal images each time, held out where there are such. */
  private ImageBatch examples(int most) {
    ImageBatch source = held.count() > 0 ? held : training;
    return source.slice(0, Math.min(most, source.count()));
  }

  private void save(long[] origin, int epoch, boolean ends) {
    keeper.save(
        epoch,
        ends,
        () ->
            new TrainingCheckpoint(
                origin,
                epoch,
                ends,
                loss,
                waitingSeconds,
                seconds(),
                choice.copy(),
                losses.copy(),
                trainee.state().all()));
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - begin) / NANOS;
  }

  private void metric(String name, double value, long epoch) {
    context.listener().metric(context.phase() + "/" + name, value, epoch);
  }

  private CancellationException stopped(int epoch) {
    return new CancellationException(context.phase() + " was stopped in epoch " + epoch);
  }
}
