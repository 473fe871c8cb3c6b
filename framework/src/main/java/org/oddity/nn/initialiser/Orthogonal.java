package org.oddity.nn.initialiser;

import org.oddity.core.RandomStream;
import org.oddity.nn.Initialiser;
import org.oddity.tensor.Shape;

/**
 * Orthonormal rows or columns from the QR decomposition of a matrix of Gaussian numbers.
 *
 * <p>The decomposition is by Gram and Schmidt, each vector freed twice of those before it ("twice
 * is enough": Giraud, Langou and Rozložník 2005), with a positive diagonal of R; this makes the
 * draw uniform among all orthogonal matrices (Mezzadri 2007).
 *
 * @param gain multiplies the result
 */
record Orthogonal(double gain) implements Initialiser {
  @Override
  public float[] values(Shape shape, RandomStream random) {
    int columns = shape.length(-1);
    int rows = shape.size() / columns;
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors[i].length; j++) {
        vectors[i][j] = random.nextGaussian();
      }
      free(vectors, i);
      free(vectors, i);
    }
    float[] values = new float[shape.size()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = columns <= rows ? vectors[column][row] : vectors[row][column];
        values[row * columns + column] = (float) (gain * value);
      }
    }
    return values;
  }

  /** Takes from one vector its parts along those before it, and gives it length 1. */
  private static void free(double[][] vectors, int place) {
    double[] vector = vectors[place];
    for (int i = 0; i < place; i++) {
      double along = product(vectors[i], vector);
      for (int j = 0; j < vector.length; j++) {
        vector[j] -= along * vectors[i][j];
      }
    }
    double length = Math.sqrt(product(vector, vector));
    for (int j = 0; j < vector.length; j++) {
      vector[j] /= length;
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
