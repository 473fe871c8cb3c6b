package org.oddity.data.image;

import java.io.IOException;

/** An image file is incomplete, contradicts itself or is of a kind that is not read. */
final class DamagedImageException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedImageException(String what) {
    super(what);
  }
}
