package org.oddity.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/**
 * Labelled images of one shape. Opening reads names, labels and the shape; pixels are read when
 * they are asked for. Safe for use by several threads.
 */
public interface Dataset {
  /** Returns the shape of every image. */
  ImageShape shape();

  /** Returns the names of the classes; a label is a place in this list. */
  List<String> classNames();

  /** Returns the class of every image of a part, in the publisher's order. */
  int[] labels(Part part);

  /**
   * Returns images of a part, {@code [batch, height, width, channels]} in [0, 1].
   *
   * @param indices places in the part, in the order wanted
   * @throws org.oddity.core.InvalidInputException if a file is damaged
   */
  ImageBatch images(Part part, int[] indices);

  /** Returns the class that the dataset's own layout calls normal, where it names one. */
  default OptionalInt normalClass() {
    return OptionalInt.empty();
  }

  /**
   * Returns the categories that the dataset consists of, each with a normal class of its own; none
   * where it is one thing. A dataset that has them has no {@link #normalClass}.
   */
  default List<Category> categories() {
    return List.of();
  }

  /**
   * Returns which pixels of test images are anomalous, {@code [batch, height, width]}, where the
   * dataset has masks.
   *
   * @param indices places in the test part
   */
  default Optional<boolean[][]> masks(int[] indices) {
    return Optional.empty();
  }

  /**
   * Returns which pixels show the object that an image is of, {@code [batch, height * width]},
   * where the dataset knows: what an explanation of a class should point at. Not part of the
   * checksum.
   *
   * @param indices places in the part
   */
  default Optional<boolean[][]> objects(Part part, int[] indices) {
    return Optional.empty();
  }

  /** Returns the SHA-256 of the content, in hexadecimal; the same images give the same text. */
  String checksum();

  /** Returns whether the publisher gives a test part of its own. */
  default boolean hasTestPart() {
    return labels(Part.TEST).length > 0;
  }
}
