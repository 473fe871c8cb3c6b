package org.oddity.detector.preprocessing;

import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.detector.Workload;

/**
 * What preprocessing will roughly cost, and leave to do.
 *
 * @param features of an image afterwards
 * @param operations floating-point operations for training and test images together
 * @param bytes at the peak, beside the images
 */
public record Forecast(int features, double operations, double bytes) {
  /** On natural images 95 % of the variance lies in about a tenth of the components. */
  private static final int PIXELS_PER_COMPONENT = 10;

  /** Returns the forecast for a list of steps. */
  public static Forecast of(List<PreprocessingStep> steps, Workload workload) {
    ImageShape shape = workload.shape();
    double images = (double) workload.training() + workload.test();
    double features = shape.size();
    double operations = 0;
    double bytes = steps.isEmpty() ? 0 : Float.BYTES * features * workload.training();
    for (PreprocessingStep step : steps) {
      operations += 5 * images * features;
      if (step instanceof PreprocessingStep.Pca pca) {
        double side = Math.min(features, workload.training());
        double kept =
            Math.min(side, pca.components().orElse((int) features / PIXELS_PER_COMPONENT));
        operations += side * features * workload.training() + 60 * side * side * 32;
        operations += 2 * images * features * kept;
        bytes += Float.BYTES * features * workload.training() + 3 * Double.BYTES * side * side;
        features = Math.max(kept, 1);
      } else {
        double before = shape.size();
        shape = StepFitter.shapeAfter(step, shape);
        features = features * shape.size() / before;
      }
    }
    return new Forecast((int) features, operations, bytes + Float.BYTES * images * features);
  }
}
