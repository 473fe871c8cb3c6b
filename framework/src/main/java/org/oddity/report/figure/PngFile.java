package org.oddity.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.oddity.tracking.AtomicFiles;

/** Writes an image as PNG, whole or not at all. */
final class PngFile {
  private PngFile() {}

  static void write(BufferedImage image, Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
        ImageIO.write(image, "png", stream);
      }
      AtomicFiles.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
