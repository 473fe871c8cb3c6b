package org.oddity.data.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The formats that are read, told by the first bytes of a file, never by its name. */
enum ImageFormat {
  PNG("png", "89504e470d0a1a0a"),
  JPEG("jpeg", "ffd8ff"),
  BMP("bmp", "424d"),
  /** Either byte order, classic or big. */
  TIFF("tiff", "49492a00|4d4d002a|49492b00|4d4d002b");

  private final String readerName;
  private final String starts;

  ImageFormat(String readerName, String starts) {
    this.readerName = readerName;
    this.starts = starts;
  }

  static Optional<ImageFormat> of(byte[] content) {
    String start = HexFormat.of().formatHex(content, 0, Math.min(content.length, 8));
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.starts.split("\\|", -1)).anyMatch(start::startsWith))
        .findFirst();
  }

  /** Returns what Java's image I/O calls the format. */
  String readerName() {
    return readerName;
  }

  /** Throws unless the file is complete. */
  void check(byte[] content) throws DamagedImageException {
    switch (this) {
      case PNG -> PngCheck.check(content);
      case JPEG -> JpegCheck.check(content);
      case BMP -> BmpCheck.check(content);
      case TIFF -> TiffCheck.check(content);
    }
  }
}
