package org.oddity.experiment.bench.workload;

import org.oddity.core.RandomStream;
import org.oddity.tensor.Matrix;

/**
 * Patches as of the second and third stage of ResNet18, drawn: mixtures of two of 64 prototypes
 * with a little noise, rectified. The same numbers as in experiments/peers/torch_patches.py.
 */
final class DrawnPatches {
  static final int CHANNELS = 384;

  /** Of an image of 224 pixels. */
  static final int PLACES = 784;

  private static final int PROTOTYPES = 64;
  private static final double NOISE = 0.1;

  private DrawnPatches() {}

  /** Returns the patches of images, {@code [images · 784, 384]}. */
  static Matrix of(int images, long seed) {
    int rows = images * PLACES;
    float[] prototypes = new RandomStream(1).uniform(PROTOTYPES * CHANNELS, -1, 1);
    float[] mixture = new RandomStream(seed).uniform(3 * rows, 0, 1);
    float[] values = new RandomStream(seed + 1).uniform(rows * CHANNELS, -NOISE, NOISE);
    for (int i = 0; i < rows; i++) {
      int one = ((int) (mixture[3 * i] * PROTOTYPES)) * CHANNELS;
      int other = ((int) (mixture[3 * i + 1] * PROTOTYPES)) * CHANNELS;
      float share = mixture[3 * i + 2];
      for (int c = 0; c < CHANNELS; c++) {
        int at = i * CHANNELS + c;
        float mixed = share * prototypes[one + c] + (1 - share) * prototypes[other + c];
        values[at] = Math.max(mixed + values[at], 0);
      }
    }
    return Matrix.wrap(rows, CHANNELS, values);
  }
}
