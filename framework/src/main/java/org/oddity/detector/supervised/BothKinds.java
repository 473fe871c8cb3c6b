package org.oddity.detector.supervised;

import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;

/** What every classifier asks of its training images. */
public final class BothKinds {
  private BothKinds() {}

  /**
   * Makes sure that there are normals and anomalies.
   *
   * @throws DetectorFailedException if either is missing
   */
  public static void require(LabelledImages training) {
    int anomalies = training.anomalies();
    int count = training.images().count();
    if (anomalies == 0 || anomalies == count) {
      throw new DetectorFailedException(
          "a classifier learns from normal and anomalous images, and "
              + anomalies
              + " of the "
              + count
              + " training images are anomalous");
    }
  }
}
