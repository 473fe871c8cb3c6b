package org.oddity.experiment.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.experiment.protocol.SplitPlan.Chosen;

/** Draws images by seed; the same for every detector, so that comparisons are paired. */
public final class Drawing {
  private Drawing() {}

  /** Returns the places whose label a test accepts, in order. */
  static int[] where(int[] labels, IntPredicate accepted) {
    return IntStream.range(0, labels.length).filter(i -> accepted.test(labels[i])).toArray();
  }

  /** Returns the values in an order drawn at random. */
  public static int[] shuffled(int[] values, SplittableRandom random) {
    int[] shuffled = values.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = swapped;
    }
    return shuffled;
  }

  /** Makes the plan in which one class of the official parts is normal, all others anomalous. */
  static SplitPlan ofOfficialParts(
      Dataset dataset, Task task, double validation, Limits limits, Seeds seeds) {
    return ofOfficialParts(dataset, task, label -> true, validation, limits, seeds);
  }

  /** Makes such a plan in which only some classes are tested. */
  static SplitPlan ofOfficialParts(
      Dataset dataset,
      Task task,
      IntPredicate tested,
      double validation,
      Limits limits,
      Seeds seeds) {
    Pool pool = new Pool(dataset);
    int[] train =
        Arrays.stream(pool.places(Part.TRAIN))
            .filter(place -> pool.labels()[place] == task.classIndex())
            .toArray();
    int[] test =
        Arrays.stream(pool.places(Part.TEST))
            .filter(place -> tested.test(pool.labels()[place]))
            .toArray();
    boolean[] anomalous = new boolean[test.length];
    for (int i = 0; i < test.length; i++) {
      anomalous[i] = pool.labels()[test[i]] != task.classIndex();
    }
    return plan(Chosen.normals(train), new Chosen(test, anomalous), validation, limits, seeds);
  }

  /** Makes the plan out of all that may train and all that is tested. */
  static SplitPlan plan(Chosen train, Chosen test, double validation, Limits limits, Seeds seeds) {
    Chosen limitedTrain = limit(train, limits.train(), seeds.stream("limit/train"));
    Chosen limitedTest = limit(test, limits.test(), seeds.stream("limit/test"));
    int[] order =
        shuffled(
            IntStream.range(0, limitedTrain.count()).toArray(), seeds.stream("split/validation"));
    int held = (int) Math.max(1, Math.round(validation * order.length));
    if (held >= order.length) {
      throw new InvalidProtocolException(
          "validation",
          "leaves no image to train on: of " + order.length + " it holds out " + held);
    }
    return new SplitPlan(
        limitedTrain.select(Arrays.copyOfRange(order, held, order.length)).sorted(),
        limitedTrain.select(Arrays.copyOf(order, held)).sorted(),
        limitedTest.sorted());
  }

  /** Draws at most {@code most} images, keeping the share of anomalies and at least one of each. */
  private static Chosen limit(Chosen all, Optional<Integer> most, SplittableRandom random) {
    if (most.isEmpty() || most.get() >= all.count()) {
      return all;
    }
    int[] anomalies = IntStream.range(0, all.count()).filter(i -> all.anomalous()[i]).toArray();
    int[] normals = IntStream.range(0, all.count()).filter(i -> !all.anomalous()[i]).toArray();
    int wanted = (int) Math.round((double) most.get() * anomalies.length / all.count());
    int fromAnomalies =
        Math.min(
            anomalies.length,
            Math.max(anomalies.length > 0 ? 1 : 0, Math.min(wanted, most.get() - 1)));
    int fromNormals = Math.min(normals.length, most.get() - fromAnomalies);
    return all.select(
        IntStream.concat(
                Arrays.stream(shuffled(anomalies, random)).limit(fromAnomalies),
                Arrays.stream(shuffled(normals, random)).limit(fromNormals))
            .toArray());
  }
}
