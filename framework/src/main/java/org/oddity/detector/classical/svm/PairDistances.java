package org.oddity.detector.classical.svm;

import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * The squared distances of all pairs of images, kept so that many kernels can be made of them.
 *
 * @param rows {@code [count, count]}, 4 bytes a pair
 */
record PairDistances(float[][] rows) {
  static PairDistances of(Matrix images, LinearAlgebra algebra) {
    int count = images.rows();
    float[][] rows = new float[count][count];
    algebra.squaredDistances(
        images,
        images,
        (i, first, squared, length) -> System.arraycopy(squared, 0, rows[i], first, length));
    return new PairDistances(rows);
  }

  int count() {
    return rows.length;
  }
}
