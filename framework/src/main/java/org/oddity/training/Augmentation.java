package org.oddity.training;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** One change to each training image each time it is seen, drawn anew. */
public sealed interface Augmentation {
  /** Mirrors left and right half of the time. */
  record FlipHorizontal() implements Augmentation {}

  /** Shifts the image by up to {@code padding} pixels each way; black comes in at the edge. */
  record Crop(
      @Option(help = "pixels of black around the image, 1 or more", byDefault = "4") int padding)
      implements Augmentation {
    public Crop {
      Requirements.begin().between("padding", padding, 1, 1024).end();
    }
  }

  /** Adds N(0, deviation²) to each value and restricts the sum to [0, 1]. */
  record Noise(
      @Option(help = "standard deviation, images being in [0, 1]", byDefault = "0.1")
          double deviation)
      implements Augmentation {
    public Noise {
      Requirements.begin().positive("deviation", deviation).end();
    }
  }
}
