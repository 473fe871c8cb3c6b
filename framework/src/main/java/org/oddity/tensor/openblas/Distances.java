package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.oddity.tensor.DistanceConsumer;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Squared Euclidean distances between two sets, a tile of their table at a time. */
final class Distances {
  /** A tile of 240 queries by 1024 references takes 2 MiB: it stays in the cache. */
  private static final int TILE = 1024;

  private final Parallelism parallelism;
  private final RowProducts products;

  Distances(Parallelism parallelism, RowProducts products) {
    this.parallelism = parallelism;
    this.products = products;
  }

  void compute(Matrix queries, Matrix references, DistanceConsumer consumer) {
    int inner = queries.columns();
    if (inner != references.columns()) {
      throw new IllegalArgumentException(
          "distances between " + queries + " and " + references + ": the columns differ");
    }
    double[] queryLengths = squaredLengths(queries);
    double[] referenceLengths = squaredLengths(references);
    int width = RowProducts.panelWidth(inner, references.rows());
    try (NativeScratch scratch = new NativeScratch()) {
      DoublePointer panel = scratch.doubles((long) width * inner);
      for (int first = 0; first < references.rows(); first += width) {
        int count = Math.min(width, references.rows() - first);
        Panel.copyRows(references, first, count, panel);
        Table table = new Table(queries, queryLengths, panel, first, count, referenceLengths);
        products.forBlocks(queries.rows(), (start, rows) -> table.block(start, rows, consumer));
      }
    }
  }

  /** Distances of all queries to the references from {@code first} on. */
  private record Table(
      Matrix queries,
      double[] queryLengths,
      DoublePointer panel,
      int first,
      int count,
      double[] referenceLengths) {

    void block(int start, int rows, DistanceConsumer consumer) {
      int inner = queries.columns();
      int most = Math.min(TILE, count);
      double[] strip = new double[most];
      try (NativeScratch scratch = new NativeScratch()) {
        DoublePointer left = scratch.zeroDoubles((long) RowProducts.BLOCK * inner);
        DoublePointer out = scratch.doubles((long) RowProducts.BLOCK * most);
        Panel.copyRows(queries, start, rows, left);
        for (int tile = 0; tile < count; tile += TILE) {
          int width = Math.min(TILE, count - tile);
          DoublePointer right = new DoubleView(panel, (long) tile * inner);
          RowProducts.block(left, inner, right, inner, true, out.position(0), width);
          for (int i = 0; i < rows; i++) {
            out.position((long) i * width).get(strip, 0, width);
            toDistances(strip, width, queryLengths[start + i], first + tile);
            consumer.accept(start + i, first + tile, strip, width);
          }
        }
      }
    }

    private void toDistances(double[] strip, int width, double queryLength, int reference) {
      for (int j = 0; j < width; j++) {
        strip[j] = Math.max(queryLength - 2 * strip[j] + referenceLengths[reference + j], 0);
      }
    }
  }

  private double[] squaredLengths(Matrix rows) {
    double[] lengths = new double[rows.rows()];
    int columns = rows.columns();
    parallelism.forRange(
        rows.rows(),
        RowProducts.BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
              sum += (double) rows.values()[j] * rows.values()[j];
            }
            lengths[i] = sum;
          }
        });
    return lengths;
  }
}
