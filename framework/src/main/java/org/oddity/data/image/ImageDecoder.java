package org.oddity.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;

/**
 * Decodes an image file to {@code [height, width, channels]} in [0, 1].
 *
 * <p>Grey and colour of 1 to 16 bits, palettes, CMYK and YCCK JPEG. Transparent pixels are laid
 * over white. Colour becomes grey by the luma of ITU-R BT.601 (0.299, 0.587, 0.114), grey becomes
 * colour by repetition. Colour profiles (but for CMYK) and the camera's orientation (EXIF) are
 * ignored. Of animations and multi-page files none is read.
 */
public final class ImageDecoder {
  private ImageDecoder() {}

  /**
   * Decodes and resizes one image.
   *
   * @throws InvalidInputException if the file cannot be read, is damaged or is not an image
   */
  public static float[] decode(ImageContent content, ImageShape shape) {
    return reading(content, rows -> Resizer.resize(rows, shape));
  }

  /**
   * Decodes one image in its own size.
   *
   * @param channels 1 for grey, 3 for colour
   * @throws InvalidInputException if the file cannot be read, is damaged or is not an image
   */
  public static DecodedImage decode(ImageContent content, int channels) {
    return reading(
        content,
        rows -> {
          ImageShape shape = new ImageShape(rows.height(), rows.width(), channels);
          return new DecodedImage(shape, Resizer.resize(rows, shape));
        });
  }

  /**
   * Decodes one image, made smaller where its longer side is longer than allowed.
   *
   * @param channels 1 for grey, 3 for colour
   * @param longest the longest side allowed, at least 1
   * @throws InvalidInputException if the file cannot be read, is damaged or is not an image
   */
  public static DecodedImage decodeWithin(ImageContent content, int channels, int longest) {
    return reading(
        content,
        rows -> {
          double scale = Math.min(1, (double) longest / Math.max(rows.height(), rows.width()));
          ImageShape shape =
              new ImageShape(
                  (int) Math.max(1, Math.round(rows.height() * scale)),
                  (int) Math.max(1, Math.round(rows.width() * scale)),
                  channels);
          return new DecodedImage(shape, Resizer.resize(rows, shape));
        });
  }

  /**
   * Returns the size of an image, with as many channels as it has colours.
   *
   * @throws InvalidInputException if the file cannot be read, is damaged or is not an image
   */
  public static ImageShape shape(ImageContent content) {
    return reading(content, PixelRows::shape);
  }

  private static <R> R reading(ImageContent content, RowsReader<R> reader) {
    try {
      return reader.read(new PixelRows(image(content.read())));
    } catch (DamagedImageException e) {
      throw new InvalidInputException(content.name(), e.getMessage());
    } catch (IOException e) {
      throw new InvalidInputException(content.name(), "cannot be read: " + e.getMessage());
    }
  }

  private interface RowsReader<R> {
    R read(PixelRows rows) throws DamagedImageException;
  }

  private static BufferedImage image(byte[] content) throws DamagedImageException {
    if (content.length == 0) {
      throw new DamagedImageException("is empty: copy or fetch it again");
    }
    Optional<ImageFormat> format = ImageFormat.of(content);
    if (format.isEmpty()) {
      throw new DamagedImageException(
          "is not an image that is read (PNG, JPEG, BMP, TIFF), whatever its name says");
    }
    try {
      format.get().check(content);
      return read(content, format.get());
    } catch (DamagedImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer damaged files with any exception, such as an index out of bounds.
      throw new DamagedImageException(
          "is damaged or of a kind that is not read: " + e.getMessage() + "; save it as PNG");
    }
  }

  private static BufferedImage read(byte[] content, ImageFormat format) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
    if (!readers.hasNext()) {
      throw new IllegalStateException("this Java has no reader of " + format);
    }
    ImageReader reader = readers.next();
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream, false, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      ImageLimits.check(reader.getWidth(0), reader.getHeight(0));
      if (format == ImageFormat.TIFF && reader.getNumImages(true) > 1) {
        throw new DamagedImageException("holds several pages: save the one to be read");
      }
      BufferedImage image = reader.read(0);
      DecoderWarnings.refuseLoss(warnings);
      return image;
    } finally {
      reader.dispose();
    }
  }
}
