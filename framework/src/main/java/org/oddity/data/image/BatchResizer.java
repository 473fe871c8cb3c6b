package org.oddity.data.image;

import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/**
 * Brings images to another height and width: bilinear to enlarge, a wider triangle filter to reduce
 * (what Pillow calls {@code BILINEAR} and PyTorch {@code antialias=True}).
 */
public final class BatchResizer {
  private BatchResizer() {}

  /** Returns one image of a batch, {@code [height, width, channels]} in [0, 1]. */
  public static float[] resize(ImageBatch images, int index, int height, int width) {
    ImageShape from = images.shape();
    if (from.height() == height && from.width() == width) {
      return images.image(index);
    }
    try {
      return Resizer.resize(
          new ArrayRows(images, index), new ImageShape(height, width, from.channels()));
    } catch (DamagedImageException e) {
      throw new IllegalStateException("pixels in memory cannot be damaged", e);
    }
  }

  /** The rows of an image that is in memory. */
  private record ArrayRows(ImageBatch images, int index) implements RowSource {
    @Override
    public int height() {
      return images.shape().height();
    }

    @Override
    public int width() {
      return images.shape().width();
    }

    @Override
    public void read(int y, int channels, float[] target) {
      int row = width() * channels;
      System.arraycopy(images.pixels(), index * images.shape().size() + y * row, target, 0, row);
    }
  }
}
