package org.oddity.detector.classical.svm;

import java.util.stream.IntStream;
import libsvm.svm_node;
import org.oddity.tensor.Parallelism;

/**
 * A symmetric kernel matrix in the form that libsvm takes: {@code nodes[i][0]} holds the serial
 * number of image i, counted from 1, and {@code nodes[i][j + 1]} its kernel value with image j.
 *
 * <p>A node is an object of 24 bytes behind a reference of 4. K(i, j) and K(j, i) are one object,
 * which brings an entry from 28 bytes down to {@value #BYTES_PER_ENTRY}.
 */
final class GramMatrix {
  static final double BYTES_PER_ENTRY = 16;

  private static final int GRAIN = 32;

  private final svm_node[][] nodes;

  GramMatrix(int count) {
    this.nodes = new svm_node[count][count + 1];
    for (int i = 0; i < count; i++) {
      nodes[i][0] = node(i + 1.0);
      nodes[i][i + 1] = node(1);
    }
  }

  int count() {
    return nodes.length;
  }

  /** Sets all values to exp(−γ d²), the diagonal to exactly 1. */
  void fill(DistanceRows distances, double gamma, Parallelism parallelism) {
    distances.prepare(IntStream.range(0, count()).toArray());
    parallelism.forRange(
        count(),
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            fill(i, distances.take(i), gamma);
          }
        });
  }

  /** Sets K(i, j) and K(j, i) for all j above i. */
  private void fill(int i, float[] squared, double gamma) {
    for (int j = i + 1; j < count(); j++) {
      double value = Math.exp(-gamma * squared[j]);
      svm_node known = nodes[i][j + 1];
      if (known == null) {
        nodes[i][j + 1] = node(value);
        nodes[j][i + 1] = nodes[i][j + 1];
      } else {
        known.value = value;
      }
    }
  }

  svm_node[][] nodes() {
    return nodes;
  }

  /**
   * Returns the greatest Σ α_i K(x_i, x) of all images: with ν = 1 all lie outside, any offset from
   * there on will do, and libsvm answers an infinite one.
   */
  double greatestSum(int[] support, double[] alphas) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (svm_node[] row : nodes) {
      double sum = 0;
      for (int i = 0; i < support.length; i++) {
        sum += alphas[i] * row[support[i] + 1].value;
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  private static svm_node node(double value) {
    svm_node node = new svm_node();
    node.value = value;
    return node;
  }
}
