package org.oddity.detector.classical.lbp;

import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.tensor.Parallelism;

/** Describes images by the share that each pattern has in each cell of a grid. */
final class LbpHistograms {
  private static final int GRAIN = 16;

  private final Parallelism parallelism;
  private final LbpOptions options;
  private final LocalBinaryPatterns patterns;
  private final short[] table;
  private final int bins;

  LbpHistograms(Parallelism parallelism, LbpOptions options) {
    this.parallelism = parallelism;
    this.options = options;
    this.patterns = new LocalBinaryPatterns(options.radius(), options.neighbours());
    this.table = options.mapping().table(options.neighbours());
    this.bins = options.mapping().bins(options.neighbours());
  }

  /** Returns the shape of one image's histograms, {@code [cells, cells, bins]}. */
  static ImageShape shape(LbpOptions options) {
    int bins = options.mapping().bins(options.neighbours());
    return new ImageShape(options.cells(), options.cells(), bins);
  }

  /** Returns the histograms, {@code [batch, cells, cells, bins]}; those of a cell add up to 1. */
  ImageBatch of(ImageBatch images) {
    ImageShape shape = shape(options);
    float[] all = new float[Math.multiplyExact(images.count(), shape.size())];
    parallelism.forRange(
        images.count(),
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            describe(images, i, all, i * shape.size());
          }
        });
    return ImageBatch.wrap(shape, all);
  }

  private void describe(ImageBatch images, int index, float[] all, int to) {
    int height = images.shape().height();
    int width = images.shape().width();
    int[] found = patterns.of(GreyImages.grey(images, index), height, width);
    int rows = height - 2 * options.radius();
    int columns = width - 2 * options.radius();
    int cells = options.cells();
    for (int i = 0; i < found.length; i++) {
      int cell = i / columns * cells / rows * cells + i % columns * cells / columns;
      all[to + cell * bins + table[found[i]]]++;
    }
    for (int cell = 0; cell < cells * cells; cell++) {
      normalise(all, to + cell * bins);
    }
  }

  private void normalise(float[] all, int from) {
    float total = 0;
    for (int i = from; i < from + bins; i++) {
      total += all[i];
    }
    for (int i = from; i < from + bins; i++) {
      all[i] /= total;
    }
  }
}
