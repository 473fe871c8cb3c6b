package org.oddity.detector.reconstruction.vae;

import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.detector.reconstruction.EncoderDecoder;
import org.oddity.detector.reconstruction.Scorer;
import org.oddity.nn.Pass;

/**
 * The negative evidence bound in nats, KL divergence weighted by beta. Its expectation over codes
 * is a mean over a few draws, and all images share their noise, drawn when the detector was fitted:
 * a score depends on no other image and no order.
 */
final class BoundScorer implements Scorer {
  private static final String NOISE = "noise";
  private static final String SAMPLES = "samples";

  private final Likelihood likelihood;
  private final double beta;
  private final float[] noise;
  private final int samples;

  /**
   * Makes a scorer.
   *
   * @param noise {@code [samples, latent]}
   * @param samples 0 to decode the posterior's mean
   */
  private BoundScorer(Likelihood likelihood, double beta, float[] noise, int samples) {
    this.likelihood = likelihood;
    this.beta = beta;
    this.noise = noise;
    this.samples = samples;
  }

  static BoundScorer ofMeans(Likelihood likelihood, double beta) {
    return new BoundScorer(likelihood, beta, new float[0], 0);
  }

  static BoundScorer drawn(
      Likelihood likelihood, double beta, int samples, int latent, RandomStream random) {
    return new BoundScorer(likelihood, beta, random.gaussian(samples * latent, 0, 1), samples);
  }

  static BoundScorer restore(Likelihood likelihood, double beta, NamedArrays state) {
    return new BoundScorer(likelihood, beta, state.floats(NOISE), state.ints(SAMPLES)[0]);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().put(NOISE, noise).put(SAMPLES, samples).build();
  }

  @Override
  public double[] score(ImageBatch images, EncoderDecoder networks) {
    double[] scores = new double[images.count()];
    Moments moments = Moments.of(images, networks);
    int draws = Math.max(1, samples);
    for (int sample = 0; sample < draws; sample++) {
      float[] codes = samples == 0 ? moments.meanCodes() : moments.codes(noise, sample);
      add(scores, likelihood.negativeLogs(images, networks.decode(codes)), 1.0 / draws);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] += beta * moments.divergence(i);
    }
    return scores;
  }

  @Override
  public Variable score(Variable pixels, EncoderDecoder networks, Pass pass) {
    Posterior posterior = Posterior.of(networks.encode(networks.range().ofPixels(pixels), pass));
    Variable score =
        Losses.klToStandardNormal(
                posterior.mean(), posterior.logVariance(), LossReduction.SUM_PER_IMAGE)
            .times(beta);
    int draws = Math.max(1, samples);
    for (int sample = 0; sample < draws; sample++) {
      Variable codes =
          samples == 0 ? posterior.mean() : posterior.codes(noiseOfAll(sample, posterior));
      Variable logs = likelihood.negativeLogs(pixels, networks.decode(codes, pass));
      score = score.plus(logs.times(1.0 / draws));
    }
    return score;
  }

  /** Returns a sample's noise once for each image. */
  private float[] noiseOfAll(int sample, Posterior posterior) {
    int latent = posterior.mean().shape().length(1);
    float[] all = new float[posterior.mean().shape().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = noise[sample * latent + i % latent];
    }
    return all;
  }

  private static void add(double[] sums, double[] values, double factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[i];
    }
  }
}
