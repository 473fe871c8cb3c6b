package org.oddity.detector.pretrained;

import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.detector.Workload;
import org.oddity.nn.NetworkCost;

/**
 * What it roughly costs to take features of images.
 *
 * @param operations of all images
 * @param bytes of the network, and of what lies between its layers for a batch
 */
public record ExtractionCost(double operations, double bytes) {
  private static final double BATCH = 64;

  /** Returns the cost of taking the features of each image once. */
  public static ExtractionCost of(
      FeatureExtractors extractors, BackboneChoice choice, Workload workload, List<String> layers) {
    NetworkCost cost = extractors.cost(choice, workload.shape(), layers);
    double images = (double) workload.training() + workload.test();
    return new ExtractionCost(
        2 * cost.multiplications() * images,
        Float.BYTES * (cost.parameters() + Math.min(BATCH, images) * cost.activations()));
  }
}
