package org.oddity.detector.classical.svm;

import libsvm.svm_node;

/**
 * A symmetric kernel matrix in the form that libsvm takes: {@code nodes[i][0]} holds the serial
 * number of image i, counted from 1, and {@code nodes[i][j + 1]} its kernel value with image j.
 *
 * <p>A node is an object of 24 bytes behind a reference of 4. K(i, j) and K(j, i) are one object,
 * which brings an entry from 28 bytes down to {@value #BYTES_PER_ENTRY}.
 */
final class GramMatrix {
  static final double BYTES_PER_ENTRY = 16;

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

  /**
   * Sets K(i, j) and K(j, i) for those j of a strip that are above i; different i may come from
   * several threads at once.
   *
   * @param first the j that the strip starts with
   * @param squared distances of image i to those of the strip, from {@code offset} on
   */
  void fill(int i, int first, float[] squared, int offset, int length, double gamma) {
    for (int j = Math.max(first, i + 1); j < first + length; j++) {
      double value = Math.exp(-gamma * squared[offset + j - first]);
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

  private static svm_node node(double value) {
    svm_node node = new svm_node();
    node.value = value;
    return node;
  }
}
