package org.oddity.detector.pretrained;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;

/** Opens networks for the detectors that see an image as one vector, and says what that costs. */
public final class Vectors {
  private final FeatureExtractors extractors;

  @Inject
  Vectors(FeatureExtractors extractors) {
    this.extractors = extractors;
  }

  /** Returns what does not fit together; empty if all is well. */
  public List<String> conflicts(BackboneChoice backbone, List<String> layers, ImageShape shape) {
    return extractors.conflicts(backbone, shape, layers);
  }

  /** Opens a network for images of a shape. */
  public ImageVectors open(BackboneChoice backbone, List<String> layers, ImageShape shape) {
    return new ImageVectors(extractors.open(backbone, shape, layers));
  }

  /** Opens it as it was when a detector was fitted, by {@link ImageVectors#state}. */
  public ImageVectors restore(BackboneChoice backbone, List<String> layers, NamedArrays state) {
    return new ImageVectors(extractors.restore(backbone, layers, state));
  }

  /** Returns how many numbers an image's vector has. */
  public int length(BackboneChoice backbone, List<String> layers, ImageShape shape) {
    return ImageVectors.length(extractors.layers(backbone, shape, layers));
  }

  /** Returns the cost of the vectors of all images, with those of the training images kept. */
  public Estimate estimate(BackboneChoice backbone, List<String> layers, Workload workload) {
    ExtractionCost cost = ExtractionCost.of(extractors, backbone, workload, layers);
    double images = (double) workload.training() + workload.test();
    double length = length(backbone, layers, workload.shape());
    return new Estimate(cost.operations(), cost.bytes() + Float.BYTES * images * length);
  }
}
