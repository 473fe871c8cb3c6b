package org.oddity.detector.pretrained.padim;

/**
 * Lower triangles of symmetric matrices of one order, side by side, each column by column from its
 * diagonal on: half the memory of squares, and loops along columns that run in steps of one. In
 * double.
 */
final class PackedTriangle {
  private PackedTriangle() {}

  /** Returns how many numbers a triangle has. */
  static int size(int order) {
    return Math.multiplyExact(order, order + 1) / 2;
  }

  /** Adds the products of a vector's numbers with each other. */
  static void addProducts(double[] vector, double[] triangles, int start) {
    int at = start;
    for (int j = 0; j < vector.length; j++) {
      double factor = vector[j];
      int shift = at - j;
      for (int i = j; i < vector.length; i++) {
        triangles[shift + i] += factor * vector[i];
      }
      at += vector.length - j;
    }
  }

  /** Makes a positive definite matrix its Cholesky factor; returns false if it is none. */
  static boolean factor(double[] triangles, int start, int order) {
    int column = start;
    for (int j = 0; j < order; j++) {
      double pivot = triangles[column];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      int length = order - j;
      for (int i = column; i < column + length; i++) {
        triangles[i] /= root;
      }
      int other = column + length;
      for (int k = 1; k < length; k++) {
        double factor = triangles[column + k];
        int shift = column + k - other;
        for (int i = other; i < other + length - k; i++) {
          triangles[i] -= factor * triangles[i + shift];
        }
        other += length - k;
      }
      column += length;
    }
    return true;
  }

  /** Returns {@code xᵀ(LLᵀ)⁻¹x}; what x was is lost. */
  static double squaredMahalanobis(double[] triangles, int start, double... x) {
    int column = start;
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double solved = x[j] / triangles[column];
      sum += solved * solved;
      int shift = column - j;
      for (int i = j + 1; i < x.length; i++) {
        x[i] -= solved * triangles[shift + i];
      }
      column += x.length - j;
    }
    return sum;
  }
}
