package org.oddity.detector.preprocessing;

import static java.util.Objects.requireNonNull;

import org.oddity.core.NamedArrays;
import org.oddity.detector.DetectorFailedException;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.SymmetricMatrix;

/**
 * The leading principal components of a set of rows.
 *
 * @param mean of each column, {@code [columns]}
 * @param components orthonormal, {@code [count, columns]}; the entry of greatest size is positive
 * @param variances of the rows along each component, falling, {@code [count]}; divided by rows − 1
 */
public record PrincipalComponents(double[] mean, Matrix components, double[] variances) {
  /** Relative to the greatest eigenvalue: what is below it is rounding. */
  private static final double NEGLIGIBLE = 1e-10;

  public PrincipalComponents {
    requireNonNull(mean, "mean is null");
    requireNonNull(components, "components is null");
    requireNonNull(variances, "variances is null");
  }

  /**
   * Finds the components.
   *
   * @throws DetectorFailedException if all rows are the same
   */
  public static PrincipalComponents fit(
      Matrix rows, Leading wanted, LinearAlgebra algebra, Parallelism parallelism) {
    double[] mean = Columns.mean(rows, parallelism);
    boolean dual = rows.rows() < rows.columns();
    Matrix centred = dual ? Columns.subtract(rows.copy(), mean, parallelism) : rows;
    SymmetricMatrix products =
        dual ? algebra.gramOfRows(centred) : algebra.approximateGramOfColumns(rows, mean);
    if (!(products.trace() > 0)) {
      throw new DetectorFailedException(
          "the " + rows.rows() + " training images do not differ: there is no principal component");
    }
    EigenDecomposition eigen = withoutRounding(algebra.leading(products, wanted));
    Matrix vectors = floats(eigen);
    Matrix components = dual ? algebra.times(vectors, centred) : vectors;
    for (int i = 0; i < components.rows(); i++) {
      normalise(components, i);
    }
    double[] variances = eigen.values().clone();
    for (int i = 0; i < variances.length; i++) {
      variances[i] /= rows.rows() - 1;
    }
    return new PrincipalComponents(mean, components, variances);
  }

  /** Reads what {@link #state} gave. */
  public static PrincipalComponents restore(NamedArrays state) {
    double[] variances = state.doubles("variances");
    double[] mean = state.doubles("mean");
    Matrix components = Matrix.wrap(variances.length, mean.length, state.floats("components"));
    return new PrincipalComponents(mean, components, variances);
  }

  /** Returns what {@link #restore} needs. */
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("mean", mean)
        .put("components", components.values())
        .put("variances", variances)
        .build();
  }

  /** Returns the number of components. */
  public int count() {
    return variances.length;
  }

  /** Returns the coordinates of rows, {@code [rows, count]}. */
  public Matrix project(Matrix rows, LinearAlgebra algebra) {
    return algebra.coordinates(rows, mean, components);
  }

  /** Returns the sum of the squared errors of reconstructing each row, {@code [rows]}. */
  public double[] squaredErrors(Matrix rows, LinearAlgebra algebra) {
    return algebra.squaredDistancesToSpan(rows, mean, components);
  }

  private static EigenDecomposition withoutRounding(EigenDecomposition eigen) {
    int count = 1;
    while (count < eigen.count() && eigen.values()[count] > NEGLIGIBLE * eigen.values()[0]) {
      count++;
    }
    return eigen.first(count);
  }

  private static Matrix floats(EigenDecomposition eigen) {
    Matrix vectors = Matrix.zeros(eigen.count(), eigen.order());
    for (int i = 0; i < eigen.vectors().length; i++) {
      vectors.values()[i] = (float) eigen.vectors()[i];
    }
    return vectors;
  }

  /** Length 1, and the sign that scikit-learn gives too, so that components can be compared. */
  private static void normalise(Matrix components, int row) {
    int start = row * components.columns();
    double squares = 0;
    float greatest = 0;
    for (int j = start; j < start + components.columns(); j++) {
      float value = components.values()[j];
      squares += (double) value * value;
      greatest = Math.abs(value) > Math.abs(greatest) ? value : greatest;
    }
    double factor = Math.copySign(1 / Math.sqrt(squares), greatest);
    for (int j = start; j < start + components.columns(); j++) {
      components.values()[j] = (float) (components.values()[j] * factor);
    }
  }
}
