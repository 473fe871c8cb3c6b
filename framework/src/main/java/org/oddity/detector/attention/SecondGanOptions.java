package org.oddity.detector.attention;

import static java.util.Objects.requireNonNull;

import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.adversarial.ocgan.MiningOptions;
import org.oddity.detector.adversarial.ocgan.OcganWeights;

/** The GAN of masked images: an OCGAN of the first one's backbones with settings of its own. */
public record SecondGanOptions(
    @Option(help = "standard deviation of the noise on masked images in [-1, 1]", byDefault = "0.2")
        double noise,
    @Option(help = "weights of its generator's loss", byDefault = "{}") OcganWeights weights,
    @Option(help = "its search for informative negatives", byDefault = "{steps: 0}")
        MiningOptions mining,
    @Option(
            help = "epochs after which it begins anew, as the map was another before; 0 for never",
            byDefault = "0")
        int reinitialiseAfter) {
  public SecondGanOptions {
    requireNonNull(weights, "weights is null");
    requireNonNull(mining, "mining is null");
    Requirements.begin()
        .between("noise", noise, 0, 100)
        .between("reinitialiseAfter", reinitialiseAfter, 0, 1_000_000)
        .end();
  }
}
