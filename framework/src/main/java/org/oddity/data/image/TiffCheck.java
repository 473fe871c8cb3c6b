package org.oddity.data.image;

import java.nio.ByteOrder;

/**
 * Holds the places of a TIFF file's strips or tiles against its length (TIFF 6.0, sections 2, 3 and
 * 15).
 */
final class TiffCheck {
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY = 12;

  private final Bytes bytes;

  private TiffCheck(Bytes bytes) {
    this.bytes = bytes;
  }

  static void check(byte[] content) throws DamagedImageException {
    ByteOrder order = content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    Bytes bytes = new Bytes(content, order);
    if (bytes.u16(2) == 43) {
      throw new DamagedImageException("is a BigTIFF, which is not read: save it as PNG or TIFF");
    }
    new TiffCheck(bytes).directory(bytes.u32(4));
  }

  private void directory(long at) throws DamagedImageException {
    long offsets = -1;
    long counts = -1;
    int entries = bytes.u16(at);
    for (int i = 0; i < entries; i++) {
      long entry = at + 2 + (long) i * ENTRY;
      int tag = bytes.u16(entry);
      if (tag == STRIP_OFFSETS || tag == TILE_OFFSETS) {
        offsets = entry;
      } else if (tag == STRIP_BYTES || tag == TILE_BYTES) {
        counts = entry;
      }
    }
    if (offsets < 0 || counts < 0) {
      throw new DamagedImageException("is damaged: it does not say where its pixels are");
    }
    long pieces = bytes.u32(offsets + 4);
    if (pieces != bytes.u32(counts + 4)) {
      throw new DamagedImageException("is damaged: it has more places than lengths of pixels");
    }
    for (long i = 0; i < pieces; i++) {
      bytes.within(value(offsets, i, pieces), value(counts, i, pieces));
    }
  }

  /** One of an entry's values; up to four bytes of them stand in the entry itself. */
  private long value(long entry, long index, long count) throws DamagedImageException {
    int type = bytes.u16(entry + 2);
    if (type != SHORT && type != LONG) {
      throw new DamagedImageException("is damaged: a place is of type " + type);
    }
    int size = type == SHORT ? 2 : 4;
    long start = count * size <= 4 ? entry + 8 : bytes.u32(entry + 8);
    long at = start + index * size;
    return type == SHORT ? bytes.u16(at) : bytes.u32(at);
  }
}
