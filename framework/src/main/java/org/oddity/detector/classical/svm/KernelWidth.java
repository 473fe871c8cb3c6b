package org.oddity.detector.classical.svm;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.oddity.detector.DetectorFailedException;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Finds γ of the kernel exp(−γ|x−y|²) as the option {@code gamma} says. */
final class KernelWidth {
  private static final String SCALE = "scale";
  private static final String MEDIAN = "median";

  /** Distances among this many images, half a million, pin their median to well under 1 %. */
  private static final int MEDIAN_IMAGES = 1000;

  private KernelWidth() {}

  /** Returns whether the option's text is a rule's name or a number above 0. */
  static boolean isValid(String option) {
    return option.equals(SCALE) || option.equals(MEDIAN) || number(option) > 0;
  }

  /**
   * Returns γ.
   *
   * @param rows training images, {@code [n, d]}
   * @throws DetectorFailedException if the images do not differ and a rule was to measure by how
   *     much
   */
  static double gamma(String option, Matrix rows, LinearAlgebra algebra) {
    requireNonNull(option, "option is null");
    if (number(option) > 0) {
      return number(option);
    }
    double spread =
        option.equals(SCALE)
            ? rows.columns() * variance(rows.values())
            : 2 * medianSquaredDistance(rows, algebra);
    if (!(spread > 0 && Double.isFinite(spread))) {
      throw new DetectorFailedException(
          "gamma '"
              + option
              + "' needs training images that differ after preprocessing; their spread is "
              + spread);
    }
    return 1 / spread;
  }

  private static double number(String option) {
    try {
      double value = Double.parseDouble(option);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The variance of all values of all columns together, as scikit-learn's {@code scale}. */
  private static double variance(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }

  private static double medianSquaredDistance(Matrix rows, LinearAlgebra algebra) {
    int count = Math.min(rows.rows(), MEDIAN_IMAGES);
    int[] spaced = new int[count];
    Arrays.setAll(spaced, i -> (int) ((long) i * rows.rows() / count));
    Matrix some = rows.select(spaced);
    double[] distances = new double[count * (count - 1) / 2];
    algebra.squaredDistances(
        some,
        some,
        (i, first, squared, length) -> {
          for (int j = first; j < Math.min(i, first + length); j++) {
            distances[i * (i - 1) / 2 + j] = squared[j - first];
          }
        });
    Arrays.sort(distances);
    return distances.length == 0 ? 0 : distances[distances.length / 2];
  }
}
