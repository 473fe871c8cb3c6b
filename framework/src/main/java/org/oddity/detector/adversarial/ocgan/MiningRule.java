package org.oddity.detector.adversarial.ocgan;

import org.oddity.detector.adversarial.LatentAdam;

/** How mining moves latent vectors against their gradient g. */
public enum MiningRule {
  /** By rate · g, as in the authors' code. */
  GRADIENT {
    @Override
    Move begin(double rate, int size) {
      return (latents, gradients) -> {
        for (int i = 0; i < latents.length; i++) {
          latents[i] = (float) (latents[i] - rate * gradients[i]);
        }
      };
    }
  },

  /** By rate · sign(g): as far wherever the classifier is flat. */
  SIGN {
    @Override
    Move begin(double rate, int size) {
      return (latents, gradients) -> {
        for (int i = 0; i < latents.length; i++) {
          latents[i] = (float) (latents[i] - rate * Math.signum(gradients[i]));
        }
      };
    }
  },

  /**
   * By Adam with decays 0.9 and 0.999 (Kingma and Ba 2015): the first step is that of {@link
   * #SIGN}, later ones are shorter where the sign changes. Each batch begins with nothing
   * remembered.
   */
  ADAM {
    @Override
    Move begin(double rate, int size) {
      return new LatentAdam(rate, 0.9, 0.999, size)::step;
    }
  };

  /**
   * Begins the mining of a batch.
   *
   * @param size numbers of all its latent vectors together
   */
  abstract Move begin(double rate, int size);

  /** The steps of a batch, one after another. */
  @FunctionalInterface
  interface Move {
    /** Moves latent vectors in place. */
    void step(float[] latents, float... gradients);
  }
}
