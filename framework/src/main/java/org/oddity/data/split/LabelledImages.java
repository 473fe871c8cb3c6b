package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageBatch;

/**
 * Images that say whether they are anomalous.
 *
 * @param images {@code [batch, height, width, channels]}
 * @param anomalous one for each image; read only
 */
public record LabelledImages(ImageBatch images, boolean[] anomalous) {
  public LabelledImages {
    requireNonNull(images, "images is null");
    requireNonNull(anomalous, "anomalous is null");
    if (images.count() != anomalous.length) {
      throw new IllegalArgumentException(
          anomalous.length + " labels for " + images.count() + " images");
    }
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
