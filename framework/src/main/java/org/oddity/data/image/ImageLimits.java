package org.oddity.data.image;

/** How large a picture may be, so that a header cannot fill the memory. */
final class ImageLimits {
  /** 256 MB as four bytes per pixel; no camera of an inspection line gives more. */
  static final long MOST_PIXELS = 64L << 20;

  private ImageLimits() {}

  static void check(long width, long height) throws DamagedImageException {
    if (width < 1 || height < 1) {
      throw new DamagedImageException("is damaged: it says " + width + "x" + height + " pixels");
    }
    if (width > MOST_PIXELS || width * height > MOST_PIXELS) {
      throw new DamagedImageException(
          "says "
              + width
              + "x"
              + height
              + " pixels, at most "
              + MOST_PIXELS
              + " are read: it is damaged, or make it smaller");
    }
  }
}
