package org.oddity.detector.preprocessing;

import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Resizes images by the mean of the area that each new pixel covers. */
final class Resizing implements FittedStep {
  private final ImageShape from;
  private final ImageShape to;
  private final double[][] rowWeights;
  private final double[][] columnWeights;
  private final Parallelism parallelism;

  Resizing(ImageShape from, int height, int width, Parallelism parallelism) {
    this.from = from;
    this.to = new ImageShape(height, width, from.channels());
    this.rowWeights = weights(from.height(), height);
    this.columnWeights = weights(from.width(), width);
    this.parallelism = parallelism;
  }

  /** Returns, for each new place, the share of each old place in it. */
  private static double[][] weights(int before, int after) {
    double[][] weights = new double[after][before];
    double size = (double) before / after;
    for (int i = 0; i < after; i++) {
      for (int j = 0; j < before; j++) {
        double overlap = Math.min(j + 1, (i + 1) * size) - Math.max(j, i * size);
        weights[i][j] = Math.max(overlap, 0) / size;
      }
    }
    return weights;
  }

  @Override
  public Matrix apply(Matrix rows) {
    Matrix resized = Matrix.zeros(rows.rows(), to.size());
    parallelism.forRange(
        rows.rows(),
        8,
        (first, last) -> {
          for (int i = first; i < last; i++) {
            resize(rows.values(), i * from.size(), resized.values(), i * to.size());
          }
        });
    return resized;
  }

  private void resize(float[] source, int start, float[] target, int place) {
    int at = place;
    for (double[] rowWeight : rowWeights) {
      for (double[] columnWeight : columnWeights) {
        for (int c = 0; c < to.channels(); c++) {
          target[at++] = (float) mean(source, start + c, rowWeight, columnWeight);
        }
      }
    }
  }

  private double mean(float[] source, int start, double[] rowWeight, double[] columnWeight) {
    double sum = 0;
    for (int y = 0; y < rowWeight.length; y++) {
      if (rowWeight[y] > 0) {
        int line = start + y * from.width() * from.channels();
        for (int x = 0; x < columnWeight.length; x++) {
          sum += rowWeight[y] * columnWeight[x] * source[line + x * from.channels()];
        }
      }
    }
    return sum;
  }

  @Override
  public NamedArrays state() {
    return Shapes.state(from);
  }
}
