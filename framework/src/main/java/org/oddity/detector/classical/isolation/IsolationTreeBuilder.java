package org.oddity.detector.classical.isolation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.oddity.tensor.Matrix;

/** Cuts a sample by random columns at random values until each point is alone. */
final class IsolationTreeBuilder {
  private final float[] values;
  private final int columns;
  private final int[] sample;
  private final int heightLimit;
  private final SplittableRandom random;
  private final int[] order;

  private final int[] features;
  private final float[] thresholds;
  private final int[] rights;
  private final double[] pathLengths;
  private int size;

  /**
   * Starts a tree.
   *
   * @param points all of them, one a row
   * @param sample the rows that this tree sees; their order is changed
   */
  IsolationTreeBuilder(Matrix points, int[] sample, SplittableRandom random) {
    this.values = points.values();
    this.columns = points.columns();
    this.sample = sample;
    this.random = random;
    this.heightLimit = ceilOfBinaryLogarithm(sample.length);
    this.order = new int[columns];
    Arrays.setAll(order, i -> i);
    int most = 2 * sample.length;
    this.features = new int[most];
    this.thresholds = new float[most];
    this.rights = new int[most];
    this.pathLengths = new double[most];
  }

  IsolationTree build() {
    grow(0, sample.length, 0);
    return new IsolationTree(
        Arrays.copyOf(features, size),
        Arrays.copyOf(thresholds, size),
        Arrays.copyOf(rights, size),
        Arrays.copyOf(pathLengths, size));
  }

  /** Grows the node of the sampled rows from {@code from} up to, not including, {@code to}. */
  private void grow(int from, int to, int depth) {
    int node = size++;
    boolean cut = to - from > 1 && depth < heightLimit && cut(node, from, to);
    if (!cut) {
      features[node] = IsolationTree.LEAF;
      pathLengths[node] = depth + PathLength.average(to - from);
      return;
    }
    int middle = partition(node, from, to);
    grow(from, middle, depth + 1);
    rights[node] = size;
    grow(middle, to, depth + 1);
  }

  /**
   * Chooses a column and a value to cut at, or finds that all points are the same.
   *
   * <p>Columns are drawn without putting back until one varies: a cut through a constant column, as
   * the corners of MNIST are, would only waste height.
   */
  private boolean cut(int node, int from, int to) {
    for (int drawn = 0; drawn < columns; drawn++) {
      int chosen = random.nextInt(drawn, columns);
      int column = order[chosen];
      order[chosen] = order[drawn];
      order[drawn] = column;
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        float value = value(sample[i], column);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      if (least < most) {
        features[node] = column;
        thresholds[node] = between(least, most);
        return true;
      }
    }
    return false;
  }

  /** Returns a value below {@code most}, so that rounding leaves neither side empty. */
  private float between(float least, float most) {
    float drawn = (float) (least + random.nextDouble() * ((double) most - least));
    return drawn < most ? drawn : least;
  }

  private int partition(int node, int from, int to) {
    int middle = from;
    for (int i = from; i < to; i++) {
      int row = sample[i];
      if (value(row, features[node]) <= thresholds[node]) {
        sample[i] = sample[middle];
        sample[middle++] = row;
      }
    }
    return middle;
  }

  private float value(int row, int column) {
    return values[row * columns + column];
  }

  private static int ceilOfBinaryLogarithm(int count) {
    return count < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
