package org.oddity.detector.adversarial.alocc;

/** What an image is judged by; R is the reconstructor, D the discriminator's logit. */
public enum AloccScore {
  /** −D(R(x)), the paper's OCC₂. */
  REFINED,
  /** −D(x), the paper's OCC₁. */
  ORIGINAL,
  /** The mean of (x − R(x))², pixels in [0, 1]. */
  RECONSTRUCTION
}
