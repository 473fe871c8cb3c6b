package org.oddity.evaluation;

import java.util.Random;

/** Drawn scores with labels: anomalies shifted upwards, ties where rounded. */
public record TestingScores(double[] values, boolean[] anomalous) {

  /** Draws scores; normals have the standard normal distribution. */
  public static TestingScores draw(long seed, int normals, int anomalies, double shift) {
    return draw(new Random(seed), normals, anomalies, shift, Double.POSITIVE_INFINITY);
  }

  /** Draws scores that are multiples of {@code 1 / steps}, so that many are equal. */
  public static TestingScores drawTied(long seed, int normals, int anomalies, double steps) {
    return draw(new Random(seed), normals, anomalies, 0.7, steps);
  }

  private static TestingScores draw(
      Random random, int normals, int anomalies, double shift, double steps) {
    double[] values = new double[normals + anomalies];
    boolean[] anomalous = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      anomalous[i] = i >= normals;
      double value = random.nextGaussian() + (anomalous[i] ? shift : 0);
      values[i] = Double.isInfinite(steps) ? value : Math.rint(value * steps) / steps;
    }
    return new TestingScores(values, anomalous).shuffled(random.nextLong());
  }

  /** Returns the same images in another order. */
  public TestingScores shuffled(long seed) {
    Random random = new Random(seed);
    double[] mixed = values.clone();
    boolean[] labels = anomalous.clone();
    for (int i = mixed.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double value = mixed[i];
      mixed[i] = mixed[j];
      mixed[j] = value;
      boolean label = labels[i];
      labels[i] = labels[j];
      labels[j] = label;
    }
    return new TestingScores(mixed, labels);
  }
}
