package org.oddity.data.image;

import java.nio.ByteOrder;

/** Holds a BMP file's length against its header; run-length compression is refused. */
final class BmpCheck {
  private static final int CORE_HEADER = 12;

  private BmpCheck() {}

  static void check(byte[] content) throws DamagedImageException {
    Bytes bytes = new Bytes(content, ByteOrder.LITTLE_ENDIAN);
    long pixels = bytes.u32(10);
    boolean core = bytes.u32(14) == CORE_HEADER;
    long width = core ? bytes.u16(18) : bytes.s32(18);
    long height = core ? bytes.u16(20) : Math.abs((long) bytes.s32(22));
    int bits = bytes.u16(core ? 24 : 28);
    long compression = core ? 0 : bytes.u32(30);
    ImageLimits.check(width, height);
    if (compression != 0 && compression != 3 && compression != 6) {
      throw new DamagedImageException("is a compressed BMP, which is not read: save it as PNG");
    }
    long stride = (width * bits + 31) / 32 * 4;
    bytes.within(pixels, stride * height);
  }
}
