package org.oddity.detector.reconstruction;

import org.oddity.core.ImageBatch;

/**
 * How much of what differs between normal images their reconstructions show: a network that has
 * collapsed answers every image with the same one, at best with the mean of all.
 *
 * @param explainedVariance 1 − Σ‖x − x̂‖² / Σ‖x − mean‖², at most 1; 0 for the mean image
 * @param spread Σ‖x̂ − mean of x̂‖² / Σ‖x − mean‖², at least 0; 0 if all reconstructions are one
 */
record ReconstructionQuality(double explainedVariance, double spread) {
  /** Below 1 % of the images' variance reconstructions tell nothing of their images. */
  private static final double COLLAPSED = 0.01;

  /** Compares images that are not all the same with their reconstructions. */
  static ReconstructionQuality of(ImageBatch images, ImageBatch reconstructions) {
    double variation = variation(images);
    double errors = SquaredErrors.sum(images, reconstructions, 0, images.pixels().length);
    return new ReconstructionQuality(
        1 - errors / variation, variation(reconstructions) / variation);
  }

  /** Returns the sum of squared distances from the mean image; 0 if all images are one. */
  static double variation(ImageBatch images) {
    int size = images.shape().size();
    double[] mean = new double[size];
    float[] pixels = images.pixels();
    for (int i = 0; i < pixels.length; i++) {
      mean[i % size] += (double) pixels[i] / images.count();
    }
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      double difference = pixels[i] - mean[i % size];
      sum += difference * difference;
    }
    return sum;
  }

  boolean isCollapsed() {
    return spread < COLLAPSED;
  }
}
