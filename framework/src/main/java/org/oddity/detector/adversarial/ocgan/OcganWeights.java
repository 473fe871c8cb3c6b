package org.oddity.detector.adversarial.ocgan;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Weights of the terms of the generator's loss, 0 to leave one out. */
public record OcganWeights(
    @Option(help = "l_MSE, the error of the reconstruction in [-1, 1]", byDefault = "10")
        double reconstruction,
    @Option(help = "l_visual, deceiving the visual discriminator", byDefault = "1") double visual,
    @Option(help = "l_latent, deceiving the latent discriminator", byDefault = "1") double latent) {
  public OcganWeights {
    Requirements.begin()
        .positive("reconstruction", reconstruction)
        .between("visual", visual, 0, 1e9)
        .between("latent", latent, 0, 1e9)
        .end();
  }
}
