package org.oddity.detector.attention;

import org.oddity.detector.adversarial.ocgan.OcganGame;

/** Which latent vectors are decoded to stand for anomalies where there are none to train on. */
public enum NegativeSource {
  /** Draws as they are. */
  RANDOM {
    @Override
    float[] latents(OcganGame.Played played, int latent) {
      return played.draws();
    }
  },
  /** Where mining has moved them. */
  MINED {
    @Override
    float[] latents(OcganGame.Played played, int latent) {
      return played.mined();
    }
  },
  /** Half of each; all of them draws while nothing is mined. */
  BOTH {
    @Override
    float[] latents(OcganGame.Played played, int latent) {
      float[] latents = played.draws().clone();
      int first = (latents.length / latent + 1) / 2 * latent;
      System.arraycopy(played.mined(), first, latents, first, latents.length - first);
      return latents;
    }
  };

  /**
   * Returns those of a step, {@code [batch, latent]}.
   *
   * @param latent numbers of one
   */
  abstract float[] latents(OcganGame.Played played, int latent);
}
