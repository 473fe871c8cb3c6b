package org.oddity.detector.adversarial.alocc;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Weights of the terms of the reconstructor's loss, 0 to leave one out. */
public record AloccWeights(
    @Option(help = "deceiving the discriminator", byDefault = "1") double adversarial,
    @Option(
            help =
                "the paper's lambda: the squared error in the decoder's range, summed over pixels",
            byDefault = "0.4")
        double reconstruction) {
  public AloccWeights {
    Requirements.begin()
        .between("adversarial", adversarial, 0, 1e9)
        .between("reconstruction", reconstruction, 0, 1e9)
        .that(
            adversarial + reconstruction > 0,
            "adversarial",
            adversarial,
            "must be above 0 where reconstruction is 0")
        .end();
  }
}
