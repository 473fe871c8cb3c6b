package org.oddity.evaluation.comparison;

import java.util.Random;

/** Scores of two methods on the same drawn images, alike in part. */
record TestingPair(double[] a, double[] b, boolean[] anomalous) {

  /** Draws images; {@code better} moves the anomalies up for the first method alone. */
  static TestingPair draw(long seed, int normals, int anomalies, double better) {
    Random random = new Random(seed);
    double[] a = new double[normals + anomalies];
    double[] b = new double[a.length];
    boolean[] anomalous = new boolean[a.length];
    for (int i = 0; i < a.length; i++) {
      anomalous[i] = i >= normals;
      double common = random.nextGaussian() + (anomalous[i] ? 1 : 0);
      a[i] = common + random.nextGaussian() + (anomalous[i] ? better : 0);
      b[i] = common + random.nextGaussian();
    }
    return new TestingPair(a, b, anomalous);
  }
}
