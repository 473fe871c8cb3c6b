package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.FloatPointer;
import org.oddity.tensor.DistanceConsumer;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Squared Euclidean distances between two sets, a tile of their table at a time. */
final class Distances {
  /** A tile of 256 queries by 4096 references is 4 MiB: it stays in the last-level cache. */
  private static final int TILE = 4096;

  private static final int GRAIN = 16;

  private final Parallelism parallelism;

  Distances(Parallelism parallelism) {
    this.parallelism = parallelism;
  }

  void compute(Matrix queries, Matrix references, DistanceConsumer consumer) {
    int inner = queries.columns();
    if (inner != references.columns()) {
      throw new IllegalArgumentException(
          "distances between " + queries + " and " + references + ": the columns differ");
    }
    float[] queryLengths = squaredLengths(queries);
    float[] referenceLengths = squaredLengths(references);
    try (NativeScratch scratch = new NativeScratch()) {
      FloatPointer right = scratch.floats(references.values());
      FloatPointer left = scratch.zeroFloats((long) Products.BLOCK * inner);
      FloatPointer out = scratch.floats((long) Products.BLOCK * Math.min(TILE, references.rows()));
      for (int first = 0; first < queries.rows(); first += Products.BLOCK) {
        int rows = Math.min(Products.BLOCK, queries.rows() - first);
        left.put(queries.values(), first * inner, rows * inner);
        for (int start = 0; start < references.rows(); start += TILE) {
          int count = Math.min(TILE, references.rows() - start);
          right.position((long) start * inner);
          Products.block(left, inner, right, inner, true, out, count);
          Tile tile = new Tile(out, first, rows, start, count);
          hand(tile, queryLengths, referenceLengths, consumer);
        }
      }
    }
  }

  private record Tile(FloatPointer products, int query, int rows, int reference, int count) {}

  private void hand(
      Tile tile, float[] queryLengths, float[] referenceLengths, DistanceConsumer consumer) {
    parallelism.forRange(
        tile.rows,
        GRAIN,
        (from, to) -> {
          float[] strip = new float[tile.count];
          FloatPointer own = new FloatPointer(tile.products); // a place of its own in shared memory
          for (int i = from; i < to; i++) {
            own.position((long) i * tile.count).get(strip, 0, tile.count);
            toDistances(strip, queryLengths[tile.query + i], referenceLengths, tile.reference);
            consumer.accept(tile.query + i, tile.reference, strip, tile.count);
          }
        });
  }

  private static void toDistances(
      float[] strip, float queryLength, float[] referenceLengths, int reference) {
    for (int j = 0; j < strip.length; j++) {
      strip[j] = Math.max(queryLength - 2 * strip[j] + referenceLengths[reference + j], 0);
    }
  }

  private float[] squaredLengths(Matrix rows) {
    float[] lengths = new float[rows.rows()];
    int columns = rows.columns();
    parallelism.forRange(
        rows.rows(),
        256,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
              sum += (double) rows.values()[j] * rows.values()[j];
            }
            lengths[i] = (float) sum;
          }
        });
    return lengths;
  }
}
