package org.oddity.detector.adversarial.ganomaly;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Weights of the terms of the generator's loss, equation 5, 0 to leave one out. */
public record GanomalyWeights(
    @Option(help = "L_adv, the squared error of the discriminator's features", byDefault = "1")
        double adversarial,
    @Option(help = "L_con, the absolute error of the image in [-1, 1]", byDefault = "50")
        double contextual,
    @Option(help = "L_enc, the squared error of the code", byDefault = "1") double encoder) {
  private static final double MOST = 1e9;

  public GanomalyWeights {
    Requirements.begin()
        .between("adversarial", adversarial, 0, MOST)
        .between("contextual", contextual, 0, MOST)
        .between("encoder", encoder, 0, MOST)
        .that(
            adversarial + contextual + encoder > 0,
            "contextual",
            contextual,
            "must be above 0 where all others are 0")
        .end();
  }
}
