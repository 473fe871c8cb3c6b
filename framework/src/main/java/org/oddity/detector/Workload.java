package org.oddity.detector;

import static java.util.Objects.requireNonNull;

import org.oddity.core.ImageShape;

/**
 * How much a cell has to do, to estimate its time and memory.
 *
 * @param shape of each image
 * @param training images to fit
 * @param test images to score
 */
public record Workload(ImageShape shape, int training, int test) {
  public Workload {
    requireNonNull(shape, "shape is null");
  }
}
