package org.oddity.detector;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;

/** A fitted detector that also says where in the image the anomaly is. */
public interface LocalisingDetector extends FittedDetector {
  /** Returns one map per image, of the image's height and width. */
  List<AnomalyMap> localise(ImageBatch images);

  /**
   * Returns the scores of {@link #score} and the maps of {@link #localise}, the same bits, in one
   * look at the images where both come of the same computation.
   *
   * @param images {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   */
  default Localised scoreAndLocalise(ImageBatch images) {
    return new Localised(score(images), localise(images));
  }

  /**
   * What is made of images.
   *
   * @param scores one for each image
   * @param maps one for each image
   */
  record Localised(AnomalyScores scores, List<AnomalyMap> maps) {
    public Localised {
      requireNonNull(scores, "scores is null");
      maps = List.copyOf(maps);
      if (scores.count() != maps.size()) {
        throw new IllegalArgumentException(
            scores.count() + " scores and " + maps.size() + " maps of the same images");
      }
    }
  }
}
