package org.oddity.data.image;

import java.util.Arrays;
import org.oddity.core.ImageShape;

/**
 * Resizes with a triangle filter whose width grows with the reduction, so that fine patterns fade
 * instead of turning into false ones; enlarging is bilinear.
 *
 * <p>It is what Pillow calls {@code BILINEAR} and PyTorch {@code antialias=True}, computed in
 * double on the whole range instead of 8 bits. The same size gives the same values.
 */
final class Resizer {
  private Resizer() {}

  static float[] resize(RowSource source, ImageShape shape) throws DamagedImageException {
    int channels = shape.channels();
    FilterWeights across = FilterWeights.of(source.width(), shape.width());
    float[] row = new float[source.width() * channels];
    float[] narrow = new float[Math.multiplyExact(source.height(), shape.width() * channels)];
    for (int y = 0; y < source.height(); y++) {
      source.read(y, channels, row);
      narrow(row, across, channels, narrow, y * shape.width() * channels);
    }
    return shorten(narrow, FilterWeights.of(source.height(), shape.height()), shape);
  }

  private static void narrow(
      float[] row, FilterWeights across, int channels, float[] target, int offset) {
    for (int x = 0; x < across.size(); x++) {
      double[] weights = across.weights(x);
      int from = across.start(x);
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * row[(from + i) * channels + channel];
        }
        target[offset + x * channels + channel] = (float) sum;
      }
    }
  }

  private static float[] shorten(float[] narrow, FilterWeights down, ImageShape shape) {
    int stride = shape.width() * shape.channels();
    float[] target = new float[shape.size()];
    double[] sums = new double[stride];
    for (int y = 0; y < down.size(); y++) {
      Arrays.fill(sums, 0);
      double[] weights = down.weights(y);
      for (int i = 0; i < weights.length; i++) {
        int from = (down.start(y) + i) * stride;
        for (int x = 0; x < stride; x++) {
          sums[x] += weights[i] * narrow[from + x];
        }
      }
      for (int x = 0; x < stride; x++) {
        target[y * stride + x] = (float) Math.min(1, Math.max(0, sums[x]));
      }
    }
    return target;
  }
}
