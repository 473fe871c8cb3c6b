package org.oddity.data.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Message digests that every Java has. */
public final class Digests {
  private static final int BUFFER = 1 << 16;

  private Digests() {}

  /** Returns a fresh SHA-256. */
  public static MessageDigest sha256() {
    return of("SHA-256");
  }

  /**
   * Returns a fresh digest.
   *
   * @param algorithm {@code MD5} or {@code SHA-256}
   */
  public static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest is called " + algorithm, e);
    }
  }

  /** Feeds a file to a digest and returns its length in bytes. */
  public static long update(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        length += read;
      }
    }
    return length;
  }

  /** Returns the digest of a file, in hexadecimal. */
  public static String ofFile(String algorithm, Path file) throws IOException {
    MessageDigest digest = of(algorithm);
    update(digest, file);
    return HexFormat.of().formatHex(digest.digest());
  }
}
