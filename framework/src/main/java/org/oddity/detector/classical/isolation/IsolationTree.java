package org.oddity.detector.classical.isolation;

/**
 * One tree, its nodes in depth-first order: the left child of an inner node is the next node.
 *
 * @param features the column that an inner node cuts, or {@value #LEAF}
 * @param thresholds values up to and including it go left; 0 for a leaf
 * @param rights the right child of an inner node; 0 for a leaf
 * @param pathLengths of a leaf, the cuts that lead to it and those left out below it; else 0
 */
record IsolationTree(int[] features, float[] thresholds, int[] rights, double[] pathLengths) {
  static final int LEAF = -1;

  /** Returns the number of nodes. */
  int size() {
    return features.length;
  }
}
