package org.oddity.detector.reconstruction.vae;

import org.oddity.autograd.Tape;
import org.oddity.core.ImageBatch;
import org.oddity.detector.reconstruction.EncoderDecoder;
import org.oddity.nn.Pass;

/**
 * The posteriors of some images as numbers.
 *
 * @param latent length of a code
 * @param means {@code [batch, latent]}
 * @param logVariances {@code [batch, latent]}
 */
record Moments(int latent, double[] means, double[] logVariances) {
  /**
   * Burda, Grosse and Salakhutdinov, "Importance Weighted Autoencoders", ICLR 2016, §5.2: a number
   * of the code is active if its posterior mean varies by more than this over the images.
   */
  private static final double ACTIVE = 0.01;

  static Moments of(ImageBatch images, EncoderDecoder networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return of(Posterior.of(networks.encode(images, Pass.inference(tape))));
    }
  }

  static Moments of(Posterior posterior) {
    return new Moments(
        posterior.mean().shape().length(1),
        posterior.mean().value().toDoubles(),
        posterior.logVariance().value().toDoubles());
  }

  /** Returns the means as codes, {@code [batch, latent]}. */
  float[] meanCodes() {
    float[] codes = new float[means.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) means[i];
    }
    return codes;
  }

  /**
   * Returns mean + deviation · noise, {@code [batch, latent]}.
   *
   * @param noise of the standard normal, {@code [samples, latent]}
   * @param sample whose noise all images get
   */
  float[] codes(float[] noise, int sample) {
    float[] codes = new float[means.length];
    for (int i = 0; i < codes.length; i++) {
      double drawn = noise[sample * latent + i % latent];
      codes[i] = (float) (means[i] + Math.exp(logVariances[i] / 2) * drawn);
    }
    return codes;
  }

  /** Returns an image's KL divergence from the standard normal, in nats. */
  double divergence(int image) {
    double sum = 0;
    for (int i = image * latent; i < (image + 1) * latent; i++) {
      sum += (means[i] * means[i] + Math.exp(logVariances[i]) - logVariances[i] - 1) / 2;
    }
    return sum;
  }

  /** Returns how many numbers of the code tell anything of the image; 0 if it has collapsed. */
  int active() {
    int count = means.length / latent;
    int active = 0;
    for (int number = 0; number < latent; number++) {
      double mean = 0;
      for (int i = number; i < means.length; i += latent) {
        mean += means[i] / count;
      }
      double variance = 0;
      for (int i = number; i < means.length; i += latent) {
        variance += (means[i] - mean) * (means[i] - mean) / count;
      }
      active += variance > ACTIVE ? 1 : 0;
    }
    return active;
  }
}
