package org.oddity.detector.reconstruction.vae;

/** What a variational autoencoder scores images by. */
public enum VaeScore {
  /** The mean squared error of the reconstruction from the posterior's mean. */
  RECONSTRUCTION,
  /** The negative evidence lower bound in nats, with the KL divergence weighted as in training. */
  ELBO
}
