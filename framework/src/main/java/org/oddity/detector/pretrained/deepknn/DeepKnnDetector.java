package org.oddity.detector.pretrained.deepknn;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.detector.pretrained.Vectors;
import org.oddity.tensor.LinearAlgebra;

/** Keeps the vectors of the training images. */
final class DeepKnnDetector implements Detector {
  private final DeepKnnOptions options;
  private final Vectors vectors;
  private final LinearAlgebra algebra;

  DeepKnnDetector(DeepKnnOptions options, Vectors vectors, LinearAlgebra algebra) {
    this.options = options;
    this.vectors = vectors;
    this.algebra = algebra;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageBatch images = normals.training();
    if (images.count() < options.neighbours()) {
      throw new DetectorFailedException(
          "there are no "
              + options.neighbours()
              + " neighbours among "
              + images.count()
              + " training images");
    }
    context.listener().progress(0, "features");
    ImageVectors opened = vectors.open(options.backbone(), options.layers(), images.shape());
    return new FittedDeepKnn(options.neighbours(), opened, opened.of(images), algebra);
  }
}
