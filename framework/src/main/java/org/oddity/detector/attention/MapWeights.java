package org.oddity.detector.attention;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * Weights of the terms of the map generator's loss, 0 to leave one out. By default the guide, of at
 * most about 0.7 where it knows nothing, cannot pay for an empty or a full map, which cost 2.5.
 */
public record MapWeights(
    @Option(
            help = "cross-entropy of the guide on masked images; 0 for a mask without guide",
            byDefault = "1")
        double guide,
    @Option(help = "error of the second GAN on masked normal images", byDefault = "0")
        double reconstruction,
    @Option(help = "squared difference of a map's mean from map.area", byDefault = "10")
        double sparsity,
    @Option(help = "entropy of a map's pixels in nats", byDefault = "0.1") double entropy) {
  public MapWeights {
    Requirements.begin()
        .between("guide", guide, 0, 1e9)
        .between("reconstruction", reconstruction, 0, 1e9)
        .between("sparsity", sparsity, 0, 1e9)
        .between("entropy", entropy, 0, 1e9)
        .that(
            guide + reconstruction + sparsity + entropy > 0,
            "guide",
            guide,
            "must be above 0 where all other weights are 0, as nothing else moves the map")
        .end();
  }
}
