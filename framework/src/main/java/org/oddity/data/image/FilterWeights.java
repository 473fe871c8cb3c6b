package org.oddity.data.image;

/** Which source samples make each target sample along one axis, by a triangle filter. */
final class FilterWeights {
  private final int[] starts;
  private final double[][] weights;

  private FilterWeights(int[] starts, double[][] weights) {
    this.starts = starts;
    this.weights = weights;
  }

  static FilterWeights of(int source, int target) {
    double scale = (double) source / target;
    double radius = Math.max(scale, 1);
    int[] starts = new int[target];
    double[][] weights = new double[target][];
    for (int i = 0; i < target; i++) {
      double centre = (i + 0.5) * scale;
      int from = Math.max(0, (int) Math.floor(centre - radius + 0.5));
      int to = Math.min(source, (int) Math.floor(centre + radius + 0.5));
      starts[i] = from;
      weights[i] = normalised(from, to, centre, radius);
    }
    return new FilterWeights(starts, weights);
  }

  private static double[] normalised(int from, int to, double centre, double radius) {
    double[] weights = new double[to - from];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = Math.abs(from + i + 0.5 - centre) / radius;
      weights[i] = Math.max(0, 1 - distance);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  int size() {
    return starts.length;
  }

  int start(int target) {
    return starts[target];
  }

  double[] weights(int target) {
    return weights[target];
  }
}
