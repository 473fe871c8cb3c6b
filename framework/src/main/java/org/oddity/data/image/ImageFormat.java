package org.oddity.data.image;

import java.util.Arrays;
import java.util.Optional;

/** The formats that are read, told by the first bytes of a file, never by its name. */
enum ImageFormat {
  PNG("png", PngCheck::check, "89504e470d0a1a0a"),
  JPEG("jpeg", JpegCheck::check, "ffd8ff"),
  BMP("bmp", BmpCheck::check, "424d"),
  TIFF("tiff", TiffCheck::check, "49492a00", "4d4d002a", "49492b00", "4d4d002b");

  private final String readerName;
  private final Check check;
  private final String[] starts;

  ImageFormat(String readerName, Check check, String... starts) {
    this.readerName = readerName;
    this.check = check;
    this.starts = starts;
  }

  static Optional<ImageFormat> of(byte[] content) {
    String start = java.util.HexFormat.of().formatHex(content, 0, Math.min(content.length, 8));
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.starts).anyMatch(start::startsWith))
        .findFirst();
  }

  /** Returns what Java's image I/O calls the format. */
  String readerName() {
    return readerName;
  }

  /** Throws unless the file is complete. */
  void check(byte[] content) throws DamagedImageException {
    check.accept(content);
  }

  private interface Check {
    void accept(byte[] content) throws DamagedImageException;
  }
}
