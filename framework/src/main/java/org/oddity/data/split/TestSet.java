package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

/**
 * The test images with all that is known of them; only an evaluation holds one.
 *
 * @param labelled images and whether each is anomalous
 * @param classes the class of each image in the dataset
 * @param indices the place of each image in the dataset's part
 */
public record TestSet(LabelledImages labelled, int[] classes, int[] indices) {
  public TestSet {
    requireNonNull(labelled, "labelled is null");
    requireNonNull(classes, "classes is null");
    requireNonNull(indices, "indices is null");
    int count = labelled.images().count();
    if (classes.length != count || indices.length != count) {
      throw new IllegalArgumentException(
          classes.length + " classes and " + indices.length + " places for " + count + " images");
    }
  }
}
