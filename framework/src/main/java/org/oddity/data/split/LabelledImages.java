package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageBatch;

/**
 * Images that say whether they are anomalous and which class they are of.
 *
 * @param images {@code [batch, height, width, channels]}
 * @param anomalous one for each image; read only
 * @param classes of each image in the dataset, from 0; read only
 */
public record LabelledImages(ImageBatch images, boolean[] anomalous, int[] classes) {
  public LabelledImages {
    requireNonNull(images, "images is null");
    requireNonNull(anomalous, "anomalous is null");
    requireNonNull(classes, "classes is null");
    if (images.count() != anomalous.length || images.count() != classes.length) {
      throw new IllegalArgumentException(
          anomalous.length
              + " labels and "
              + classes.length
              + " classes for "
              + images.count()
              + " images");
    }
  }

  /** Makes images of two classes: 0 is normal, 1 is anomalous. */
  public LabelledImages(ImageBatch images, boolean[] anomalous) {
    this(images, anomalous, sides(anomalous));
  }

  private static int[] sides(boolean... anomalous) {
    int[] sides = new int[anomalous.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = anomalous[i] ? 1 : 0;
    }
    return sides;
  }

  /** Returns the number of anomalous images. */
  public int anomalies() {
    int anomalies = 0;
    for (boolean each : anomalous) {
      anomalies += each ? 1 : 0;
    }
    return anomalies;
  }
}
