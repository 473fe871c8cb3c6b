package org.oddity.detector.classical.lbp;

import java.util.Arrays;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/** Turns one image of a batch into one value per pixel. */
final class GreyImages {
  /** Luma of ITU-R BT.601, as OpenCV and Pillow weigh red, green and blue. */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  private GreyImages() {}

  /** Returns an image as {@code [height, width]}; without three channels, their mean. */
  static double[] grey(ImageBatch images, int index) {
    ImageShape shape = images.shape();
    double[] weights = weights(shape.channels());
    float[] pixels = images.pixels();
    double[] grey = new double[shape.height() * shape.width()];
    int from = index * shape.size();
    for (int i = 0; i < grey.length; i++) {
      double sum = 0;
      for (double weight : weights) {
        sum += weight * pixels[from++];
      }
      grey[i] = sum;
    }
    return grey;
  }

  private static double[] weights(int channels) {
    if (channels == LUMA.length) {
      return LUMA;
    }
    double[] equal = new double[channels];
    Arrays.fill(equal, 1.0 / channels);
    return equal;
  }
}
