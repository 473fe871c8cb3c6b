package org.oddity.detector.pretrained.coreset;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.oddity.core.Paper;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * Greedy k-centre selection: each pick is the row farthest from all picks before it, of equally far
 * ones the first. The greatest distance that is left is at most twice the least possible.
 *
 * <p>A row's distance to its nearest pick only falls, so one that was measured against the first
 * picks alone is a bound. The row with the greatest bound is measured against the picks that it has
 * not seen; where its bound holds, it is the farthest of all. Rows near a pick are never looked at
 * again, and the picks are those of measuring every row each time.
 */
@Paper(
    authors = "Teofilo F. Gonzalez",
    title = "Clustering to Minimize the Maximum Intercluster Distance",
    venue = "Theoretical Computer Science 38",
    year = 1985,
    url = "https://doi.org/10.1016/0304-3975(85)90224-5")
public final class GreedyCoreset {
  private static final int GRAIN = 1024;

  private final PickedRows picked;
  private final float[] bounds;

  /** How many of the picks each bound is of. */
  private final int[] seen;

  private GreedyCoreset(Matrix rows, int count) {
    this.picked = new PickedRows(rows, count);
    this.bounds = new float[rows.rows()];
    this.seen = new int[rows.rows()];
    Arrays.fill(bounds, Float.POSITIVE_INFINITY);
  }

  /**
   * Picks rows.
   *
   * @param first the first pick
   * @param count how many to pick, from 1 to all
   * @param progress hears the share that is picked, now and then
   * @return their places in the order they were picked; fewer than wanted where all others repeat
   *     one of them
   */
  public static int[] select(
      Matrix rows, int first, int count, Parallelism parallelism, DoubleConsumer progress) {
    if (count < 1 || count > rows.rows() || first < 0 || first >= rows.rows()) {
      throw new IllegalArgumentException(count + " picks from " + rows + ", first " + first);
    }
    return new GreedyCoreset(rows, count).run(first, count, parallelism, progress);
  }

  /** Returns about how many bytes it takes beside the rows. */
  public static double bytes(double rows, double count, int columns) {
    return rows * (Float.BYTES + 2 * Integer.BYTES) + count * columns * Float.BYTES;
  }

  private int[] run(int first, int count, Parallelism parallelism, DoubleConsumer progress) {
    int[] picks = new int[count];
    picks[0] = first;
    picked.add(first);
    parallelism.forRange(bounds.length, GRAIN, this::measure);
    FarthestFirst order = new FarthestFirst(bounds);
    int hundredth = Math.max(count / 100, 1);
    for (int i = 1; i < count; i++) {
      int farthest = farthest(order);
      if (!(bounds[farthest] > 0)) {
        return Arrays.copyOf(picks, i);
      }
      picks[i] = farthest;
      picked.add(farthest);
      if (i % hundredth == 0) {
        progress.accept((double) i / count);
      }
    }
    return picks;
  }

  private int farthest(FarthestFirst order) {
    while (true) {
      int first = order.first();
      if (seen[first] == picked.count()) {
        return first;
      }
      measure(first, first + 1);
      order.sinkFirst();
    }
  }

  private void measure(int from, int to) {
    float[] scratch = new float[PickedRows.LANES];
    for (int i = from; i < to; i++) {
      bounds[i] = Math.min(bounds[i], picked.leastSquaredDistance(i, seen[i], scratch));
      seen[i] = picked.count();
    }
  }
}
