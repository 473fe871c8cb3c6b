package org.oddity.detector.adversarial.ganomaly;

/** What tells anomalies. */
public enum GanomalyScore {
  /** The mean of (z − ẑ)² over the code, as in the authors' code. */
  LATENT,
  /** The mean of |z − ẑ|, the norm of the paper's equation 6. */
  L1,
  /** The mean of (x − x̂)² over pixels in [0, 1]. */
  RECONSTRUCTION
}
