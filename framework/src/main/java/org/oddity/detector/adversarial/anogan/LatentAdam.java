package org.oddity.detector.adversarial.anogan;

/**
 * Adam on latent vectors, number by number: plain arrays, as kernels may round a number otherwise
 * at another place of an array, and then a score would depend on where its image stood.
 */
final class LatentAdam {
  private static final double EPSILON = 1e-8;

  private final SearchOptions options;
  private final double[] means;
  private final double[] squares;
  private int steps;

  LatentAdam(SearchOptions options, int size) {
    this.options = options;
    this.means = new double[size];
    this.squares = new double[size];
  }

  /** Moves numbers down their gradients (Kingma and Ba 2015, algorithm 1). */
  void step(float[] z, float... gradients) {
    steps++;
    double ofMeans = 1 - Math.pow(options.beta1(), steps);
    double ofSquares = 1 - Math.pow(options.beta2(), steps);
    for (int i = 0; i < z.length; i++) {
      double gradient = gradients[i];
      means[i] += (1 - options.beta1()) * (gradient - means[i]);
      squares[i] += (1 - options.beta2()) * (gradient * gradient - squares[i]);
      double mean = means[i] / ofMeans;
      z[i] -=
          (float) (options.learningRate() * mean / (Math.sqrt(squares[i] / ofSquares) + EPSILON));
    }
  }
}
