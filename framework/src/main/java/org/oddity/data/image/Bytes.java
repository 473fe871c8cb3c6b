package org.oddity.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file's bytes; reading past the end says that the file is truncated. */
final class Bytes {
  private final ByteBuffer buffer;

  Bytes(byte[] content, ByteOrder order) {
    this.buffer = ByteBuffer.wrap(content).order(order);
  }

  int length() {
    return buffer.limit();
  }

  int u8(long at) throws DamagedImageException {
    return buffer.get(within(at, 1)) & 0xff;
  }

  int u16(long at) throws DamagedImageException {
    return buffer.getShort(within(at, 2)) & 0xffff;
  }

  int s32(long at) throws DamagedImageException {
    return buffer.getInt(within(at, 4));
  }

  long u32(long at) throws DamagedImageException {
    return s32(at) & 0xffffffffL;
  }

  /** Throws unless {@code length} bytes lie at {@code at}; returns the place. */
  int within(long at, long length) throws DamagedImageException {
    if (at < 0 || length < 0 || at + length > buffer.limit()) {
      throw new DamagedImageException(
          "is truncated: byte " + (at + length) + " is asked for, it has " + buffer.limit());
    }
    return (int) at;
  }
}
