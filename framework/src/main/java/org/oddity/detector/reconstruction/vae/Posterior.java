package org.oddity.detector.reconstruction.vae;

import org.oddity.autograd.Variable;
import org.oddity.tensor.Kernels;

/**
 * The Gaussian over codes that the encoder answers an image with: independent in each number.
 *
 * @param mean {@code [batch, latent]}
 * @param logVariance natural logarithm of the variances, {@code [batch, latent]}
 */
record Posterior(Variable mean, Variable logVariance) {
  /** e²⁰ is half a billion: beyond, only an overflow would follow. */
  private static final double LARGEST = 20;

  /**
   * Reads what the encoder gave.
   *
   * @param encoded means, then logarithms of variances, {@code [batch, 2 · latent]}
   */
  static Posterior of(Variable encoded) {
    int latent = encoded.shape().length(1) / 2;
    return new Posterior(
        encoded.slice(1, 0, latent), encoded.slice(1, latent, 2 * latent).clip(-LARGEST, LARGEST));
  }

  /**
   * Returns codes: mean + deviation · noise.
   *
   * @param noise of the standard normal, {@code [batch, latent]}
   */
  Variable codes(float... noise) {
    Kernels kernels = mean.tape().kernels();
    Variable drawn = mean.tape().constant(kernels.of(mean.shape(), noise));
    return mean.plus(logVariance.times(0.5).exp().times(drawn));
  }
}
