package org.oddity.training;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Safetensors;

/**
 * Where a training stands at the end of an epoch.
 *
 * @param origin what the training was begun with; a checkpoint of another one is not taken up
 * @param epoch the last one done
 * @param ended whether the training is over
 * @param loss the watched loss, mean over that epoch
 * @param waitingSeconds for batches, so far
 * @param seconds in all, so far
 * @param choice of the best epoch
 * @param losses a copy of those of all epochs
 * @param trainee a copy of its state
 */
record TrainingCheckpoint(
    long[] origin,
    int epoch,
    boolean ended,
    double loss,
    double waitingSeconds,
    double seconds,
    NamedArrays choice,
    NamedArrays losses,
    NamedArrays trainee) {

  /** Returns numbers that differ where options, seeds or images do. */
  static long[] origin(
      TrainingOptions options, TrainingContext context, ImageBatch training, ImageBatch held) {
    return new long[] {
      options.toString().hashCode(),
      context.seeds().root(),
      training.count(),
      Arrays.hashCode(training.pixels()),
      held.count(),
      Arrays.hashCode(held.pixels())
    };
  }

  byte[] encode() {
    return Safetensors.encode(
        NamedArrays.builder()
            .put("origin", origin)
            .put("position", epoch, ended ? 1 : 0)
            .put("numbers", loss, waitingSeconds, seconds)
            .putAll("choice", choice)
            .putAll("losses", losses)
            .putAll("trainee", trainee)
            .build());
  }

  /**
   * Reads a checkpoint of the training that was begun with this origin by a trainee with such a
   * state; nothing if it is of another one, or of a program that kept other things.
   *
   * @throws InvalidInputException if it is damaged
   */
  static Optional<TrainingCheckpoint> decode(byte[] content, long[] origin, NamedArrays like) {
    NamedArrays arrays = Safetensors.decode(content, "checkpoint");
    NamedArrays trainee = arrays.scope("trainee");
    boolean same =
        arrays.asMap().get("origin") instanceof long[] begun && Arrays.equals(begun, origin);
    if (!same || !layout(trainee).equals(layout(like))) {
      return Optional.empty();
    }
    int[] position = arrays.ints("position");
    double[] numbers = arrays.doubles("numbers");
    return Optional.of(
        new TrainingCheckpoint(
            origin,
            position[0],
            position[1] == 1,
            numbers[0],
            numbers[1],
            numbers[2],
            arrays.scope("choice"),
            arrays.scope("losses"),
            trainee));
  }

  private static Map<String, Integer> layout(NamedArrays arrays) {
    Map<String, Integer> lengths = new TreeMap<>();
    arrays
        .asMap()
        .forEach((name, array) -> lengths.put(name, java.lang.reflect.Array.getLength(array)));
    return lengths;
  }
}
