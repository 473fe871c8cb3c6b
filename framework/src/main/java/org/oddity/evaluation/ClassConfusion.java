package org.oddity.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a classifier named which class for images of which.
 *
 * @param classes that occur in truth or were named, rising
 * @param counts {@code counts[i][j]} images of the class at i were named as the one at j; read only
 */
public record ClassConfusion(List<Integer> classes, int[][] counts) {
  public ClassConfusion {
    classes = List.copyOf(classes);
  }

  /**
   * Counts.
   *
   * @param truth the class of each image
   * @param named what the classifier said
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ClassConfusion of(int[] truth, int[] named) {
    if (truth.length != named.length) {
      throw new IllegalArgumentException(
          named.length + " classes named for " + truth.length + " images");
    }
    List<Integer> classes =
        IntStream.concat(IntStream.of(truth), IntStream.of(named))
            .distinct()
            .sorted()
            .boxed()
            .toList();
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[classes.indexOf(truth[i])][classes.indexOf(named[i])]++;
    }
    return new ClassConfusion(classes, counts);
  }

  /** Returns how many images of a class there are. */
  public int images(int row) {
    return IntStream.of(counts[row]).sum();
  }

  /** Returns the share of a class's images that were named so, in [0, 1]; 0 if it has none. */
  public double share(int row, int column) {
    int images = images(row);
    return images == 0 ? 0 : (double) counts[row][column] / images;
  }
}
