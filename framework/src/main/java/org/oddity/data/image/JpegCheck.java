package org.oddity.data.image;

import java.nio.ByteOrder;

/**
 * Walks the segments of a JPEG file up to its end marker (ITU-T T.81, annex B): a file that was cut
 * has none.
 */
final class JpegCheck {
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;

  private JpegCheck() {}

  static void check(byte[] content) throws DamagedImageException {
    Bytes bytes = new Bytes(content, ByteOrder.BIG_ENDIAN);
    long at = 2;
    boolean frame = false;
    while (true) {
      at = nextMarker(bytes, at);
      int marker = bytes.u8(at);
      at++;
      if (marker == END) {
        break;
      }
      if (marker == 0x01 || isRestart(marker)) {
        continue;
      }
      int length = bytes.u16(at);
      bytes.within(at, length);
      if (isFrame(marker)) {
        frame = true;
        ImageLimits.check(bytes.u16(at + 5), bytes.u16(at + 3));
      }
      at = marker == SCAN ? endOfScan(bytes, at + length) : at + length;
    }
    if (!frame) {
      throw new DamagedImageException("is damaged: it holds no picture");
    }
  }

  /** Returns the place after the 0xff bytes that lead a marker. */
  private static long nextMarker(Bytes bytes, long from) throws DamagedImageException {
    long at = from;
    if (bytes.u8(at) != 0xff) {
      throw new DamagedImageException("is damaged: there is no marker at byte " + at);
    }
    while (bytes.u8(at) == 0xff) {
      at++;
    }
    return at;
  }

  private static long endOfScan(Bytes bytes, long from) throws DamagedImageException {
    long at = from;
    while (true) {
      if (bytes.u8(at) == 0xff) {
        int next = bytes.u8(at + 1);
        if (next != 0 && next != 0xff && !isRestart(next)) {
          return at;
        }
      }
      at++;
    }
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  /** All start-of-frame markers; 0xc4, 0xc8 and 0xcc mean other things. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
