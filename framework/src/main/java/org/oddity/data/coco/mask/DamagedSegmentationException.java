package org.oddity.data.coco.mask;

/** A description of an object's pixels contradicts itself or its picture. */
public final class DamagedSegmentationException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedSegmentationException(String message) {
    super(message);
  }
}
