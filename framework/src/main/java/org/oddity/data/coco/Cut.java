package org.oddity.data.coco;

/**
 * One object cut out, in bytes: 255 for 1.
 *
 * @param photographSha256 of the file it was cut from, in hexadecimal
 * @param original {@code [size, size, 3]}
 * @param masked {@code [size, size, 3]}
 * @param object how much of each pixel the object covers, {@code [size, size]}
 */
record Cut(String photographSha256, byte[] original, byte[] masked, byte[] object) {
  byte[] of(Crops crops) {
    return switch (crops) {
      case ORIGINAL -> original;
      case MASKED -> masked;
      case OBJECTS -> object;
    };
  }
}
