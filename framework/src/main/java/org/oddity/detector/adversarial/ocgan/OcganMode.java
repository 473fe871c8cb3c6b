package org.oddity.detector.adversarial.ocgan;

/** Which of two OCGANs: the paper describes one, the authors' published code is another. */
public enum OcganMode {
  /** The latent space is (−1, 1) by tanh, drawn from uniformly; noise is drawn for each step. */
  PAPER,
  /**
   * Codes are not bounded but leaky rectified; the generator's draws are tanh of uniform ones and
   * hence within (−0.76, 0.76), those that the others learn from are uniform and drawn for
   * themselves; each image keeps its noise, and is scored and validated with noise; the latent
   * discriminator has 16 outputs that go through a sigmoid twice; and the error counts half.
   * docs/ocgan.md has what is not copied.
   */
  OFFICIAL_CODE
}
