package org.oddity.detector.adversarial.ocgan;

/** How mining moves a latent vector against its gradient g. */
public enum MiningRule {
  /** By rate · g, as in the authors' code. */
  GRADIENT,
  /** By rate · sign(g): as far wherever the classifier is flat. */
  SIGN
}
