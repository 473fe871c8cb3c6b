package org.oddity.detector.adversarial.skipganomaly;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Weights of the terms of the generator's loss, equation 4, 0 to leave one out. */
public record SkipGanomalyWeights(
    @Option(help = "L_adv, deceiving the discriminator", byDefault = "1") double adversarial,
    @Option(help = "L_con, the absolute error of the image in [-1, 1]", byDefault = "50")
        double contextual,
    @Option(help = "L_lat, the squared error of the discriminator's features", byDefault = "1")
        double latent) {
  private static final double MOST = 1e9;

  public SkipGanomalyWeights {
    Requirements.begin()
        .between("adversarial", adversarial, 0, MOST)
        .between("contextual", contextual, 0, MOST)
        .between("latent", latent, 0, MOST)
        .that(
            adversarial + contextual + latent > 0,
            "contextual",
            contextual,
            "must be above 0 where all others are 0")
        .end();
  }
}
