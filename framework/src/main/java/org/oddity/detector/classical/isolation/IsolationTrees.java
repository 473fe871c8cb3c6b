package org.oddity.detector.classical.isolation;

import java.util.List;
import org.oddity.core.NamedArrays;

/**
 * All trees of a forest in flat arrays, one tree after the other.
 *
 * @param roots the node that each tree starts with
 * @param features the column that an inner node cuts, or {@link IsolationTree#LEAF}
 * @param thresholds values up to and including it go left, to the next node
 * @param rights the right child of an inner node
 * @param pathLengths of the leaves
 */
record IsolationTrees(
    int[] roots, int[] features, float[] thresholds, int[] rights, double[] pathLengths) {

  static IsolationTrees of(List<IsolationTree> trees) {
    int nodes = trees.stream().mapToInt(IsolationTree::size).sum();
    IsolationTrees all =
        new IsolationTrees(
            new int[trees.size()],
            new int[nodes],
            new float[nodes],
            new int[nodes],
            new double[nodes]);
    int next = 0;
    for (int t = 0; t < trees.size(); t++) {
      all.roots[t] = next;
      all.add(trees.get(t), next);
      next += trees.get(t).size();
    }
    return all;
  }

  private void add(IsolationTree tree, int at) {
    System.arraycopy(tree.features(), 0, features, at, tree.size());
    System.arraycopy(tree.thresholds(), 0, thresholds, at, tree.size());
    System.arraycopy(tree.pathLengths(), 0, pathLengths, at, tree.size());
    for (int i = 0; i < tree.size(); i++) {
      rights[at + i] = tree.rights()[i] + at;
    }
  }

  /** Returns the mean over all trees of the path length of the point that starts at an offset. */
  double meanPathLength(float[] values, int offset) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      while (features[node] != IsolationTree.LEAF) {
        node = values[offset + features[node]] <= thresholds[node] ? node + 1 : rights[node];
      }
      sum += pathLengths[node];
    }
    return sum / roots.length;
  }

  NamedArrays state() {
    return NamedArrays.builder()
        .put("roots", roots)
        .put("features", features)
        .put("thresholds", thresholds)
        .put("rights", rights)
        .put("path-lengths", pathLengths)
        .build();
  }

  static IsolationTrees restore(NamedArrays state) {
    return new IsolationTrees(
        state.ints("roots"),
        state.ints("features"),
        state.floats("thresholds"),
        state.ints("rights"),
        state.doubles("path-lengths"));
  }
}
