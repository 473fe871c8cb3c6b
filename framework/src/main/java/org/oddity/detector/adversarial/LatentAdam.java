package org.oddity.detector.adversarial;

/**
 * Adam on latent vectors, number by number: plain arrays, as kernels may round a number otherwise
 * at another place of an array, and then a score would depend on where its image stood.
 */
public final class LatentAdam {
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final double beta1;
  private final double beta2;
  private final double[] means;
  private final double[] squares;
  private int steps;

  /**
   * Starts with nothing remembered.
   *
   * @param rate of a step
   * @param beta1 decay of the gradient's mean, in [0, 1)
   * @param beta2 decay of the squared gradient's mean, in [0, 1)
   * @param size how many numbers there are
   */
  public LatentAdam(double rate, double beta1, double beta2, int size) {
    this.rate = rate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.means = new double[size];
    this.squares = new double[size];
  }

  /** Moves numbers down their gradients (Kingma and Ba 2015, algorithm 1). */
  public void step(float[] z, float... gradients) {
    steps++;
    double ofMeans = 1 - Math.pow(beta1, steps);
    double ofSquares = 1 - Math.pow(beta2, steps);
    for (int i = 0; i < z.length; i++) {
      double gradient = gradients[i];
      means[i] += (1 - beta1) * (gradient - means[i]);
      squares[i] += (1 - beta2) * (gradient * gradient - squares[i]);
      double mean = means[i] / ofMeans;
      z[i] -= (float) (rate * mean / (Math.sqrt(squares[i] / ofSquares) + EPSILON));
    }
  }
}
