package org.oddity.data.stored;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;

/** Images of one byte per value in memory, 0 for 0 and 255 for 1; read at the first request. */
public final class BytePixels implements PixelSource {
  private final int imageSize;
  private final int count;
  private final Supplier<byte[]> reader;
  private byte[] content;

  /**
   * Makes a source that reads once, when it must.
   *
   * @param imageSize values in one image
   * @param reader gives image after image, {@code [count, height, width, channels]}
   */
  public BytePixels(int imageSize, int count, Supplier<byte[]> reader) {
    this.imageSize = imageSize;
    this.count = count;
    this.reader = requireNonNull(reader, "reader is null");
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void read(int[] indices, float[] target) {
    byte[] bytes = content();
    int at = 0;
    for (int index : indices) {
      int from = Objects.checkIndex(index, count) * imageSize;
      for (int i = 0; i < imageSize; i++) {
        target[at++] = (bytes[from + i] & 0xff) / 255f;
      }
    }
  }

  @Override
  public void digest(MessageDigest digest) {
    digest.update(content());
  }

  private synchronized byte[] content() {
    if (content == null) {
      byte[] read = reader.get();
      if (read.length != (long) imageSize * count) {
        throw new IllegalStateException(
            read.length + " bytes for " + count + " images of " + imageSize + " values");
      }
      content = read;
    }
    return content;
  }
}
