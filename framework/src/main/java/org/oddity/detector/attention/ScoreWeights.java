package org.oddity.detector.attention;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** What a score is the sum of. */
public record ScoreWeights(
    @Option(help = "mean squared error of the image by the first GAN", byDefault = "1")
        double image,
    @Option(help = "mean squared error of the masked image by the second GAN", byDefault = "1")
        double masked,
    @Option(
            help = "the guide's probability, in [0, 1], that the masked image is a negative",
            byDefault = "0")
        double guide) {
  public ScoreWeights {
    Requirements.begin()
        .between("image", image, 0, 1e9)
        .between("masked", masked, 0, 1e9)
        .between("guide", guide, 0, 1e9)
        .that(
            image + masked + guide > 0,
            "image",
            image,
            "must be above 0 where all other weights are 0")
        .end();
  }
}
