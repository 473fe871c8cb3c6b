package org.oddity.detector.attention;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Weights of the terms of the guide's loss. */
public record GuideWeights(
    @Option(help = "telling masked normal images from masked negatives", byDefault = "1")
        double masked,
    @Option(
            help = "telling normal images from negatives as they are; 0 to leave it out",
            byDefault = "1")
        double plain) {
  public GuideWeights {
    Requirements.begin().positive("masked", masked).between("plain", plain, 0, 1e9).end();
  }
}
