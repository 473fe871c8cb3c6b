package org.oddity.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** StepLosses and times of one epoch, added up as it goes. */
final class EpochSums {
  private static final double NANOS = 1e9;

  private final Map<String, double[]> losses = new LinkedHashMap<>();
  private long images;
  private long waiting;
  private long computing;

  /** Adds one step. */
  void add(Batch batch, StepLosses step, long waitingNanos, long computingNanos) {
    images += batch.count();
    waiting += waitingNanos;
    computing += computingNanos;
    step.values()
        .forEach(
            (name, value) -> {
              double[] sum = losses.computeIfAbsent(name, key -> new double[2]);
              sum[0] += value * batch.count();
              sum[1] += batch.count();
            });
  }

  /** Returns the mean of each loss over the images that it was taken of. */
  Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    losses.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
    return means;
  }

  /** Returns the mean of the loss that is watched. */
  double watched() {
    return means().values().stream().findFirst().orElse(Double.NaN);
  }

  double imagesPerSecond() {
    return images / Math.max(1 / NANOS, (waiting + computing) / NANOS);
  }

  /** Returns the seconds in which nothing was computed because no batch was ready. */
  double waitingSeconds() {
    return waiting / NANOS;
  }

  double computingSeconds() {
    return computing / NANOS;
  }

  /** Returns how it goes in a few words. */
  String activity(String phase, Epoch epoch) {
    String prefix = phase.equals(TrainingContext.ONLY_PHASE) ? "" : phase + " ";
    return String.format(
        Locale.ROOT, "%sepoch %d/%d, loss %.4g", prefix, epoch.number(), epoch.count(), watched());
  }
}
