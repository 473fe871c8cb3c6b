package org.oddity.detector.adversarial;

import java.util.Optional;
import org.oddity.core.ImageBatch;

/** What a trained method makes of a batch, its networks in inference mode, image by image. */
@FunctionalInterface
public interface ImageScorer {
  /**
   * Returns what it makes of each image.
   *
   * @param batch images of the shape trained on; each result depends on its own image alone
   */
  Scored score(ImageBatch batch);

  /**
   * What was made of a batch.
   *
   * @param scores one for each image, higher = more anomalous
   * @param reconstructions of the images, pixels in [0, 1]; nothing if the method makes none
   */
  record Scored(double[] scores, Optional<ImageBatch> reconstructions) {
    /** Returns scores of a method that reconstructs images. */
    public static Scored of(double[] scores, ImageBatch reconstructions) {
      return new Scored(scores, Optional.of(reconstructions));
    }

    /** Returns scores alone. */
    public static Scored of(double... scores) {
      return new Scored(scores, Optional.empty());
    }
  }
}
