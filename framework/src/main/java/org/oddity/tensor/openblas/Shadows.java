package org.oddity.tensor.openblas;

import java.util.Arrays;
import java.util.Optional;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.RowSource;

/**
 * Few numbers of each row, in which two rows are never farther apart than they are: coordinates
 * along orthonormal axes, and the distance from the axes' span.
 *
 * <p>Along the axes the differences are projections; beyond them two vectors differ by at least the
 * difference of their lengths. Where the leading axes hold most of what tells rows apart, as with
 * features of networks, few rows have a shadow as near as the nearest row.
 */
final class Shadows {
  /** Below these, choosing axes costs more than they save. */
  private static final int LEAST_ROWS = 2048;

  private static final int LEAST_COLUMNS = 64;

  /** Rows that axes are chosen by. */
  private static final int SAMPLE = 2048;

  /** Rows of the sample that are tried as queries, and the neighbour that is looked for. */
  private static final int TRIED = 32;

  private static final int NEIGHBOUR = 8;
  private static final int[] DIMENSIONS = {16, 32, 64, 128};

  /** One distance in double takes as long as so many of the same length within a product. */
  private static final double COST_OF_DISTANCE = 18;

  /** Axes are worth it where they leave at most this share of the work. */
  private static final double WORTHWHILE = 0.7;

  /** Axes of single precision are orthonormal to far less: coordinates may not be too long. */
  private static final float SHORTER = 1 - 1e-5f;

  private static final int CHUNK = 4096;

  private final LinearAlgebra algebra;
  private final double[] centre;
  private final Matrix axes;

  private Shadows(LinearAlgebra algebra, double[] centre, Matrix axes) {
    this.algebra = algebra;
    this.centre = centre;
    this.axes = axes;
  }

  /** Chooses axes for finding the nearest of some rows, or nothing where it would not be faster. */
  static Optional<Shadows> of(RowSource rows, LinearAlgebra algebra) {
    if (rows.rows() < LEAST_ROWS || rows.columns() < LEAST_COLUMNS) {
      return Optional.empty();
    }
    Matrix sample = sample(rows);
    double[] centre = mean(sample);
    Shadows best = null;
    double least = WORTHWHILE;
    EigenDecomposition found =
        algebra.leading(
            algebra.approximateGramOfColumns(sample, centre),
            new Leading.Count(DIMENSIONS[DIMENSIONS.length - 1]));
    for (int dimensions : DIMENSIONS) {
      if (dimensions <= Math.min(found.count(), rows.columns() / 2)) {
        Shadows shadows = new Shadows(algebra, centre, axes(found.first(dimensions)));
        double cost =
            (dimensions + 1.0) / rows.columns() + COST_OF_DISTANCE * shadows.shareLeft(sample);
        if (cost < least) {
          least = cost;
          best = shadows;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Matrix sample(RowSource rows) {
    int count = Math.min(SAMPLE, rows.rows());
    int columns = rows.columns();
    Matrix sample = Matrix.zeros(count, columns);
    float[] row = new float[columns];
    for (int i = 0; i < count; i++) {
      rows.read((int) ((long) i * rows.rows() / count), 1, row);
      System.arraycopy(row, 0, sample.values(), i * columns, columns);
    }
    return sample;
  }

  private static double[] mean(Matrix rows) {
    double[] mean = new double[rows.columns()];
    for (int i = 0; i < rows.values().length; i++) {
      mean[i % mean.length] += rows.values()[i] / (double) rows.rows();
    }
    return mean;
  }

  private static Matrix axes(EigenDecomposition found) {
    float[] values = new float[found.vectors().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) found.vectors()[i];
    }
    return Matrix.ofColumns(found.order(), values);
  }

  /** Returns the share of rows whose shadows are as near to a row as a near neighbour is. */
  private double shareLeft(Matrix sample) {
    Matrix shadows = of(sample);
    int left = 0;
    int compared = 0;
    for (int i = 0; i < sample.rows(); i += sample.rows() / TRIED) {
      double[] distances = distances(sample, i);
      double[] sorted = distances.clone();
      Arrays.sort(sorted);
      for (double bound : distances(shadows, i)) {
        left += bound <= sorted[NEIGHBOUR] ? 1 : 0;
        compared++;
      }
    }
    return (double) left / compared;
  }

  private static double[] distances(Matrix rows, int one) {
    double[] squared = new double[rows.rows()];
    int columns = rows.columns();
    for (int i = 0; i < squared.length; i++) {
      for (int j = 0; j < columns; j++) {
        double difference =
            (double) rows.values()[one * columns + j] - rows.values()[i * columns + j];
        squared[i] += difference * difference;
      }
    }
    return squared;
  }

  /** Returns the shadows of rows, {@code [rows, axes + 1]}. */
  Matrix of(RowSource rows) {
    Matrix shadows = Matrix.zeros(rows.rows(), axes.rows() + 1);
    for (int first = 0; first < rows.rows(); first += CHUNK) {
      int count = Math.min(CHUNK, rows.rows() - first);
      Matrix some = Matrix.zeros(count, rows.columns());
      rows.read(first, count, some.values());
      put(some, shadows, first);
    }
    return shadows;
  }

  private void put(Matrix some, Matrix shadows, int first) {
    Matrix along = algebra.coordinates(some, centre, axes);
    double[] beyond = algebra.squaredDistancesToSpan(some, centre, axes);
    for (int i = 0; i < some.rows(); i++) {
      int at = (first + i) * shadows.columns();
      for (int j = 0; j < axes.rows(); j++) {
        shadows.values()[at + j] = along.get(i, j) * SHORTER;
      }
      shadows.values()[at + axes.rows()] = (float) Math.sqrt(Math.max(beyond[i], 0));
    }
  }
}
