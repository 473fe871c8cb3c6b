package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The test images with all that is known of them; only an evaluation holds one.
 *
 * @param labelled images and whether each is anomalous
 * @param classes the class of each image in the dataset
 * @param indices the place of each image in the dataset's part
 * @param masks which pixels of each image are anomalous, {@code [batch, height * width]}, where the
 *     dataset knows; read only
 */
public record TestSet(
    LabelledImages labelled, int[] classes, int[] indices, Optional<boolean[][]> masks) {
  public TestSet {
    requireNonNull(labelled, "labelled is null");
    requireNonNull(classes, "classes is null");
    requireNonNull(indices, "indices is null");
    requireNonNull(masks, "masks is null");
    int count = labelled.images().count();
    if (classes.length != count || indices.length != count) {
      throw new IllegalArgumentException(
          classes.length + " classes and " + indices.length + " places for " + count + " images");
    }
    if (masks.isPresent() && masks.get().length != count) {
      throw new IllegalArgumentException(masks.get().length + " masks for " + count + " images");
    }
  }

  /** Makes a test set without masks. */
  public TestSet(LabelledImages labelled, int[] classes, int[] indices) {
    this(labelled, classes, indices, Optional.empty());
  }
}
