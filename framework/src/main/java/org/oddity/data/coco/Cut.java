package org.oddity.data.coco;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.oddity.data.stored.Digests;

/**
 * One object cut out, in bytes: 255 for 1.
 *
 * @param photographSha256 of the file it was cut from, in hexadecimal
 * @param original {@code [size, size, 3]}
 * @param masked {@code [size, size, 3]}
 * @param object how much of each pixel the object covers, {@code [size, size]}
 */
record Cut(String photographSha256, byte[] original, byte[] masked, byte[] object) {
  /** Returns the digest of all its bytes, in hexadecimal. */
  String sha256() {
    return sha256(original, masked, object);
  }

  /** Returns the digest of a crop's bytes: with its background, without, and its object's. */
  static String sha256(byte[]... images) {
    MessageDigest digest = Digests.sha256();
    for (byte[] image : images) {
      digest.update(image);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  byte[] of(Crops crops) {
    return switch (crops) {
      case ORIGINAL -> original;
      case MASKED -> masked;
      case OBJECTS -> object;
    };
  }
}
