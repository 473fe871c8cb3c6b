package org.oddity.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.oddity.core.ImageShape;

/**
 * The rows of a picture as Java decoded it, in [0, 1].
 *
 * <p>Samples are taken as they are stored: {@code BufferedImage.getRGB} would take grey as linear
 * light and change its values.
 */
final class PixelRows implements RowSource {
  private static final float BACKGROUND = 1;

  private final BufferedImage image;
  private final Raster raster;
  private final ColorModel colours;
  private final IndexColorModel palette;

  PixelRows(BufferedImage image) throws DamagedImageException {
    this.image = image;
    this.raster = image.getRaster();
    this.colours = image.getColorModel();
    this.palette = colours instanceof IndexColorModel index ? index : null;
    if (palette == null) {
      checkSamples();
    }
  }

  private void checkSamples() throws DamagedImageException {
    int space = colours.getColorSpace().getType();
    int type = raster.getTransferType();
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || (type == DataBuffer.TYPE_INT && colours.getComponentSize(0) <= 16);
    if (!whole || (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB)) {
      throw new DamagedImageException(
          "has samples or a colour space that are not read: save it as grey or RGB of 8 or 16 bits");
    }
  }

  ImageShape shape() {
    return new ImageShape(height(), width(), colours.getNumColorComponents());
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public void read(int y, int channels, float[] target) throws DamagedImageException {
    int[] samples =
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, (int[]) null);
    float[] pixel = new float[3];
    for (int x = 0; x < width(); x++) {
      if (palette != null) {
        fromPalette(samples[x], pixel);
      } else {
        fromSamples(samples, x * raster.getNumBands(), pixel);
      }
      store(pixel, channels, target, x * channels);
    }
  }

  private void fromPalette(int index, float[] pixel) throws DamagedImageException {
    if (index >= palette.getMapSize()) {
      throw new DamagedImageException(
          "is damaged: it uses colour " + index + " of a palette of " + palette.getMapSize());
    }
    float alpha = palette.getAlpha(index) / 255f;
    pixel[0] = over(palette.getRed(index) / 255f, alpha, false);
    pixel[1] = over(palette.getGreen(index) / 255f, alpha, false);
    pixel[2] = over(palette.getBlue(index) / 255f, alpha, false);
  }

  private void fromSamples(int[] samples, int at, float[] pixel) {
    int bands = colours.getNumColorComponents();
    float alpha = colours.hasAlpha() ? value(samples[at + bands], bands) : 1;
    for (int channel = 0; channel < 3; channel++) {
      int band = bands == 1 ? 0 : channel;
      float colour = value(samples[at + band], band);
      pixel[channel] = over(colour, alpha, colours.isAlphaPremultiplied());
    }
  }

  private float value(int sample, int band) {
    return sample / (float) ((1 << colours.getComponentSize(band)) - 1);
  }

  private static float over(float colour, float alpha, boolean premultiplied) {
    if (alpha == 1) {
      return colour;
    }
    float own = premultiplied ? Math.min(colour, alpha) : colour * alpha;
    return own + BACKGROUND * (1 - alpha);
  }

  private static void store(float[] pixel, int channels, float[] target, int at) {
    if (channels == 3) {
      System.arraycopy(pixel, 0, target, at, 3);
    } else if (pixel[0] == pixel[1] && pixel[1] == pixel[2]) {
      target[at] = pixel[0]; // the weights add up to 1 only nearly
    } else {
      target[at] = 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
    }
  }
}
