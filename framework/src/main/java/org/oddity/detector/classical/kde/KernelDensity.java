package org.oddity.detector.classical.kde;

import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * The density of rows by a Gaussian kernel around each of them.
 *
 * @param references {@code [rows, columns]}
 * @param bandwidth standard deviation of the kernel, in their units
 */
public record KernelDensity(Matrix references, double bandwidth, LinearAlgebra algebra) {
  /** Returns the negative logarithm of the density at each row, in nats. */
  public double[] negativeLogs(Matrix rows) {
    KernelSums sums = new KernelSums(rows.rows(), new double[] {bandwidth}, Folds.NONE);
    algebra.squaredDistances(rows, references, sums);
    double constant =
        BandwidthSearch.logConstant(bandwidth, references.columns()) - Math.log(references.rows());
    double[] logs = new double[rows.rows()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = -(sums.log(i, 0) + constant);
    }
    return logs;
  }
}
