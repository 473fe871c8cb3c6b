package org.oddity.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image file, wherever it lies. */
public interface ImageContent {
  /** The longest file that is read. */
  int MOST_BYTES = 256 << 20;

  /** Returns how messages name it. */
  String name();

  /**
   * Reads the whole file.
   *
   * @throws IOException if it cannot be read or is longer than {@link #MOST_BYTES}
   */
  byte[] read() throws IOException;

  /** Returns a file on the disk. */
  static ImageContent of(Path file) {
    return new ImageContent() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
          return readLimited(in);
        }
      }
    };
  }

  /** Reads a stream to its end, unless it is longer than {@link #MOST_BYTES}. */
  static byte[] readLimited(InputStream in) throws IOException {
    byte[] content = in.readNBytes(MOST_BYTES + 1);
    if (content.length > MOST_BYTES) {
      throw new IOException("it is longer than " + MOST_BYTES + " bytes");
    }
    return content;
  }
}
