package org.oddity.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.NamedArrays;

/** Learns nothing but how many epochs and steps it saw; its validation losses are given. */
final class ScriptedTrainee implements Trainee {
  private final double[] validation;
  private final List<int[]> seen = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private int epoch;
  private long steps;
  private int more;
  private Runnable beforeStep = () -> {};
  private final TraineeState state =
      TraineeState.builder()
          .values(
              "epoch",
              () -> NamedArrays.builder().put("number", new int[] {epoch}).build(),
              copy -> epoch = copy.ints("number")[0])
          .aid(
              "steps",
              () -> NamedArrays.builder().put("count", new long[] {steps}).build(),
              copy -> steps = copy.longs("count")[0])
          .build();

  /** Makes a trainee; without losses it has none. */
  ScriptedTrainee(double... validation) {
    this.validation = validation;
  }

  ScriptedTrainee before(Runnable step) {
    beforeStep = step;
    return this;
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    beforeStep.run();
    seen.add(batch.places());
    steps++;
    return new StepLosses().and("error", (double) step.number()).and("size", batch.count());
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    return validation.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(validation[epoch - 1]);
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples) {
    return Map.of("samples", ImageGrid.of(ImageGrid.row("originals", examples)));
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples, ImageBatch others) {
    more = others.count();
    return images(examples);
  }

  /** Returns how many images the last pictures were made of that are not shown. */
  int more() {
    return more;
  }

  @Override
  public void beginEpoch(Epoch now) {
    epoch = now.number();
    calls.add("begin " + epoch);
  }

  @Override
  public void endEpoch(Epoch now) {
    calls.add("end " + epoch);
  }

  int epoch() {
    return epoch;
  }

  long steps() {
    return steps;
  }

  /** Returns the places of the images of each step. */
  List<int[]> seen() {
    return seen;
  }

  List<String> calls() {
    return calls;
  }
}
