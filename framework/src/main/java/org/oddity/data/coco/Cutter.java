package org.oddity.data.coco;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.coco.annotation.Box;
import org.oddity.data.coco.annotation.CocoImage;
import org.oddity.data.coco.mask.DamagedSegmentationException;
import org.oddity.data.coco.mask.ObjectMask;
import org.oddity.data.coco.mask.Segmentation;
import org.oddity.data.image.DecodedImage;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.ImageDecoder;
import org.oddity.data.stored.Digests;

/**
 * Cuts an object out of its photograph, twice.
 *
 * <p>The box is rounded to whole pixels and cut at the picture's edges. The background is made
 * black before anything is resized, in the photograph's own pixels. Both twins are then resized,
 * whatever their shape, to a square by a triangle filter as wide as the reduction (antialiased),
 * and rounded to bytes: at the object's edge, a pixel is dark in the share in which it is
 * background.
 */
final class Cutter {
  private final Path coco;
  private final int size;

  Cutter(Path coco, int size) {
    this.coco = coco;
    this.size = size;
  }

  /**
   * Cuts one object.
   *
   * @throws InvalidInputException if the photograph or the outline is damaged, or they do not fit
   */
  Cut cut(Candidate candidate, Segmentation segmentation) {
    Path file = coco.resolve(candidate.photograph());
    byte[] content = read(file);
    DecodedImage picture = ImageDecoder.decode(new Content(file, content), Crops.CHANNELS);
    checkSize(file, candidate.image(), picture.shape());
    ObjectMask mask = mask(candidate, segmentation, picture.shape());
    Frame frame = Frame.of(candidate.object().box(), picture.shape());
    return new Cut(
        HexFormat.of().formatHex(Digests.sha256().digest(content)),
        resized(frame.of(picture), frame, Crops.CHANNELS),
        resized(frame.of(picture, mask), frame, Crops.CHANNELS),
        resized(frame.of(mask), frame, 1));
  }

  private static byte[] read(Path file) {
    try {
      return ImageContent.of(file).read();
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static void checkSize(Path file, CocoImage said, ImageShape shape) {
    if (said.height() != shape.height() || said.width() != shape.width()) {
      throw new InvalidInputException(
          file.toString(),
          "has "
              + shape.width()
              + "x"
              + shape.height()
              + " pixels, its annotations are for "
              + said.width()
              + "x"
              + said.height()
              + ": it is not COCO's file; fetch it again");
    }
  }

  private ObjectMask mask(Candidate candidate, Segmentation segmentation, ImageShape shape) {
    try {
      return segmentation.mask(shape.height(), shape.width());
    } catch (DamagedSegmentationException e) {
      throw new InvalidInputException(
          coco.resolve(candidate.source().annotations()).toString(),
          "object " + candidate.object().id() + " " + e.getMessage());
    }
  }

  private byte[] resized(float[] pixels, Frame frame, int channels) {
    float[] small =
        new DecodedImage(new ImageShape(frame.height, frame.width, channels), pixels)
            .resized(new ImageShape(size, size, channels))
            .pixels();
    byte[] bytes = new byte[small.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(small[i] * 255);
    }
    return bytes;
  }

  /** The pixels of a box. */
  private record Frame(int top, int left, int height, int width) {
    static Frame of(Box box, ImageShape shape) {
      int top = within(box.y(), shape.height() - 1);
      int left = within(box.x(), shape.width() - 1);
      int bottom = within(box.y() + box.height(), shape.height());
      int right = within(box.x() + box.width(), shape.width());
      return new Frame(top, left, Math.max(1, bottom - top), Math.max(1, right - left));
    }

    private static int within(double coordinate, int most) {
      return (int) Math.max(0, Math.min(most, Math.round(coordinate)));
    }

    float[] of(DecodedImage picture) {
      int stride = picture.shape().width() * picture.shape().channels();
      int row = width * picture.shape().channels();
      float[] pixels = new float[height * row];
      for (int y = 0; y < height; y++) {
        int from = (top + y) * stride + left * picture.shape().channels();
        System.arraycopy(picture.pixels(), from, pixels, y * row, row);
      }
      return pixels;
    }

    float[] of(DecodedImage picture, ObjectMask mask) {
      float[] pixels = of(picture);
      int channels = picture.shape().channels();
      for (int i = 0; i < pixels.length; i++) {
        int pixel = i / channels;
        if (!mask.covers(top + pixel / width, left + pixel % width)) {
          pixels[i] = 0;
        }
      }
      return pixels;
    }

    float[] of(ObjectMask mask) {
      float[] pixels = new float[height * width];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = mask.covers(top + i / width, left + i % width) ? 1 : 0;
      }
      return pixels;
    }
  }

  private record Content(Path file, byte[] bytes) implements ImageContent {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public byte[] read() {
      return bytes;
    }
  }
}
