package org.oddity.data.coco.annotation;

import static java.util.Objects.requireNonNull;

/**
 * A photograph that an annotation file names.
 *
 * @param licence the number of its licence in the annotation file; 0 where it has none
 */
public record CocoImage(long id, String fileName, int height, int width, int licence) {
  public CocoImage {
    requireNonNull(fileName, "fileName is null");
  }
}
