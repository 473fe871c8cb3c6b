package org.oddity.data.coco.annotation;

import static java.util.Objects.requireNonNull;

/**
 * One object in a photograph, without its outline.
 *
 * @param crowd whether it is many objects in one
 */
public record CocoObject(long id, long imageId, long categoryId, Box box, boolean crowd) {
  public CocoObject {
    requireNonNull(box, "box is null");
  }
}
