package org.oddity.report.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.oddity.core.InvalidInputException;

/** Puts an image file into a page as a data address. */
final class InlineImage {
  private static final float QUALITY = 0.7f;

  private InlineImage() {}

  /** Returns the address, of a smaller copy where that is wanted; nothing without such a file. */
  static Optional<String> of(Path file, boolean small) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          small
              ? "data:image/jpeg;base64," + encode(small(file))
              : "data:image/png;base64," + encode(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static String encode(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  /** Two thirds of the size, as JPEG, which knows no see-through ground. */
  private static byte[] small(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("it is not an image");
    }
    int width = Math.max(1, image.getWidth() * 2 / 3);
    int height = Math.max(1, image.getHeight() * 2 / 3);
    BufferedImage less = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = less.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return jpeg(less);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
