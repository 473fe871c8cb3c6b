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
 * <p>For each row only its nearest pick and the distance to that are kept. A new pick that is twice
 * as far from that nearest pick as the row is cannot be nearer to the row, by the triangle
 * inequality: the row need not be measured, and the picks are those of measuring all. The same rows
 * and first pick give the same picks on any number of threads.
 */
@Paper(
    authors = "Teofilo F. Gonzalez",
    title = "Clustering to Minimize the Maximum Intercluster Distance",
    venue = "Theoretical Computer Science 38",
    year = 1985,
    url = "https://doi.org/10.1016/0304-3975(85)90224-5")
public final class GreedyCoreset {
  private static final int GRAIN = 4096;

  /** Sums of single precision are off by far less, so what is ruled out is farther indeed. */
  private static final float FOUR = 4 * (1 + 1e-4f);

  private final Matrix rows;
  private final Parallelism parallelism;
  private final float[] least;
  private final int[] nearest;
  private final int[] farthestOfPiece;

  private GreedyCoreset(Matrix rows, Parallelism parallelism) {
    this.rows = rows;
    this.parallelism = parallelism;
    this.least = new float[rows.rows()];
    this.nearest = new int[rows.rows()];
    this.farthestOfPiece = new int[(rows.rows() + GRAIN - 1) / GRAIN];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
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
    return new GreedyCoreset(rows, parallelism).run(first, count, progress);
  }

  /** Returns about how many bytes it takes beside the rows. */
  public static double bytes(double rows) {
    return rows * (Float.BYTES + Integer.BYTES);
  }

  private int[] run(int first, int count, DoubleConsumer progress) {
    int[] picks = new int[count];
    float[] between = new float[count];
    int hundredth = Math.max(count / 100, 1);
    picks[0] = first;
    for (int picked = 1; ; picked++) {
      int newest = picked - 1;
      measureBetween(picks, newest, between);
      int farthest = update(picks[newest], newest, between);
      if (picked == count || !(least[farthest] > 0)) {
        return Arrays.copyOf(picks, picked);
      }
      picks[picked] = farthest;
      if (picked % hundredth == 0) {
        progress.accept((double) picked / count);
      }
    }
  }

  /** Measures how far the newest pick is from those before it. */
  private void measureBetween(int[] picks, int newest, float[] between) {
    parallelism.forRange(
        newest,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            between[i] = squaredDistance(picks[newest], picks[i]);
          }
        });
  }

  /** Returns the row that is farthest from its nearest pick afterwards. */
  private int update(int pick, int newest, float[] between) {
    parallelism.forRange(
        rows.rows(),
        GRAIN,
        (from, to) -> {
          int farthest = from;
          for (int i = from; i < to; i++) {
            if (newest == 0 || FOUR * least[i] > between[nearest[i]]) {
              float squared = squaredDistance(pick, i);
              if (squared < least[i]) {
                least[i] = squared;
                nearest[i] = newest;
              }
            }
            farthest = least[i] > least[farthest] ? i : farthest;
          }
          farthestOfPiece[from / GRAIN] = farthest;
        });
    int farthest = farthestOfPiece[0];
    for (int place : farthestOfPiece) {
      farthest = least[place] > least[farthest] ? place : farthest;
    }
    return farthest;
  }

  /** Eight sums side by side: one alone would wait for each addition. */
  private float squaredDistance(int one, int other) {
    float[] values = rows.values();
    int columns = rows.columns();
    int a = one * columns;
    int b = other * columns;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int end = a + (columns & ~7);
    for (; a < end; a += 8, b += 8) {
      float d0 = values[a] - values[b];
      float d1 = values[a + 1] - values[b + 1];
      float d2 = values[a + 2] - values[b + 2];
      float d3 = values[a + 3] - values[b + 3];
      float d4 = values[a + 4] - values[b + 4];
      float d5 = values[a + 5] - values[b + 5];
      float d6 = values[a + 6] - values[b + 6];
      float d7 = values[a + 7] - values[b + 7];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
      s4 += d4 * d4;
      s5 += d5 * d5;
      s6 += d6 * d6;
      s7 += d7 * d7;
    }
    for (int last = (one + 1) * columns; a < last; a++, b++) {
      float difference = values[a] - values[b];
      s0 += difference * difference;
    }
    return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  }
}
