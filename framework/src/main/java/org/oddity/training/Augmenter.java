package org.oddity.training;

import java.util.Arrays;
import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;

/** Changes training images in place, one after the other. */
final class Augmenter {
  private final List<Augmentation> steps;
  private final ImageShape shape;

  Augmenter(List<Augmentation> steps, ImageShape shape) {
    this.steps = steps;
    this.shape = shape;
  }

  /**
   * Augments a batch.
   *
   * @param pixels {@code [batch, height, width, channels]}
   */
  void augment(float[] pixels, RandomStream random) {
    if (steps.isEmpty()) {
      return;
    }
    for (int offset = 0; offset < pixels.length; offset += shape.size()) {
      for (Augmentation step : steps) {
        apply(step, pixels, offset, random);
      }
    }
  }

  private void apply(Augmentation step, float[] pixels, int offset, RandomStream random) {
    if (step instanceof Augmentation.FlipHorizontal) {
      if (random.nextInt(2) == 1) {
        flip(pixels, offset);
      }
    } else if (step instanceof Augmentation.Crop crop) {
      int down = random.nextInt(2 * crop.padding() + 1) - crop.padding();
      int right = random.nextInt(2 * crop.padding() + 1) - crop.padding();
      shift(pixels, offset, down, right);
    } else if (step instanceof Augmentation.Noise noise) {
      for (int i = offset; i < offset + shape.size(); i++) {
        double noisy = pixels[i] + noise.deviation() * random.nextGaussian();
        pixels[i] = (float) Math.max(0, Math.min(1, noisy));
      }
    }
  }

  private void flip(float[] pixels, int offset) {
    int channels = shape.channels();
    for (int y = 0; y < shape.height(); y++) {
      int row = offset + y * shape.width() * channels;
      for (int x = 0; x < shape.width() / 2; x++) {
        int left = row + x * channels;
        int right = row + (shape.width() - 1 - x) * channels;
        for (int c = 0; c < channels; c++) {
          float value = pixels[left + c];
          pixels[left + c] = pixels[right + c];
          pixels[right + c] = value;
        }
      }
    }
  }

  private void shift(float[] pixels, int offset, int down, int right) {
    float[] before = Arrays.copyOfRange(pixels, offset, offset + shape.size());
    Arrays.fill(pixels, offset, offset + shape.size(), 0);
    int row = shape.width() * shape.channels();
    int columns = (shape.width() - Math.abs(right)) * shape.channels();
    int from = Math.max(0, -right) * shape.channels();
    int to = Math.max(0, right) * shape.channels();
    for (int y = Math.max(0, down); columns > 0 && y < shape.height() + Math.min(0, down); y++) {
      System.arraycopy(before, (y - down) * row + from, pixels, offset + y * row + to, columns);
    }
  }
}
