package org.oddity.data.image;

import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks the chunks of a PNG file: lengths, check sums, the end chunk, and that the pixels unpack to
 * the length that the header asks for (PNG specification, sections 5 and 10).
 */
final class PngCheck {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  private final byte[] content;
  private final Bytes bytes;
  private final Inflater inflater = new Inflater();
  private final byte[] sink = new byte[1 << 16];
  private long unpacked;
  private long expected = -1;

  private PngCheck(byte[] content) {
    this.content = content;
    this.bytes = new Bytes(content, ByteOrder.BIG_ENDIAN);
  }

  static void check(byte[] content) throws DamagedImageException {
    PngCheck check = new PngCheck(content);
    try {
      check.walk();
    } catch (DataFormatException e) {
      throw new DamagedImageException("is damaged: its pixels do not unpack");
    } finally {
      check.inflater.end();
    }
  }

  private void walk() throws DamagedImageException, DataFormatException {
    long at = SIGNATURE;
    for (int type = 0; type != IEND; ) {
      long length = bytes.u32(at);
      type = bytes.s32(at + 4);
      bytes.within(at, length + CHUNK_FRAME);
      int data = (int) at + 8;
      checkSum(data, (int) length);
      if (type == IHDR) {
        expected = unpackedLength(data, (int) length);
      } else if (type == IDAT) {
        unpack(data, (int) length);
      }
      at += length + CHUNK_FRAME;
    }
    if (expected < 0 || unpacked != expected || !inflater.finished()) {
      throw new DamagedImageException(
          "is damaged: its pixels unpack to "
              + unpacked
              + " bytes, its header asks for "
              + expected);
    }
  }

  private void checkSum(int data, int length) throws DamagedImageException {
    CRC32 sum = new CRC32();
    sum.update(content, data - 4, length + 4);
    if (sum.getValue() != bytes.u32((long) data + length)) {
      throw new DamagedImageException("is damaged: a check sum is wrong at byte " + (data - 8));
    }
  }

  private void unpack(int data, int length) throws DamagedImageException, DataFormatException {
    inflater.setInput(content, data, length);
    while (!inflater.finished() && !inflater.needsInput()) {
      unpacked += inflater.inflate(sink);
      if (inflater.needsDictionary() || unpacked > expected) {
        throw new DamagedImageException("is damaged: its pixels unpack to more than it says");
      }
    }
  }

  private long unpackedLength(int data, int length) throws DamagedImageException {
    if (length < 13) {
      throw new DamagedImageException("is damaged: its header is too short");
    }
    long width = bytes.u32(data);
    long height = bytes.u32((long) data + 4);
    ImageLimits.check(width, height);
    int bits = bytes.u8((long) data + 8) * samples(bytes.u8((long) data + 9));
    if (bytes.u8((long) data + 12) == 0) {
      return rows(width, height, bits);
    }
    return rows((width + 7) / 8, (height + 7) / 8, bits)
        + rows((width + 3) / 8, (height + 7) / 8, bits)
        + rows((width + 3) / 4, (height + 3) / 8, bits)
        + rows((width + 1) / 4, (height + 3) / 4, bits)
        + rows((width + 1) / 2, (height + 1) / 4, bits)
        + rows(width / 2, (height + 1) / 2, bits)
        + rows(width, height / 2, bits);
  }

  /** Each row is led by its filter's number; an empty pass has no rows at all. */
  private static long rows(long width, long height, int bits) {
    return width == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
  }

  private static int samples(int colourType) throws DamagedImageException {
    return switch (colourType) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> throw new DamagedImageException("is damaged: it has colour type " + colourType);
    };
  }
}
