package org.oddity.detector.pretrained.spade;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.ImageVectors;

/** Keeps the training images and their vectors. */
final class SpadeDetector implements Detector {
  private final SpadeOptions options;
  private final SpadeParts parts;

  SpadeDetector(SpadeOptions options, SpadeParts parts) {
    this.options = options;
    this.parts = parts;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageBatch images = normals.training();
    context.listener().progress(0, "features");
    ImageVectors vectors =
        new ImageVectors(
            parts.extractors().open(options.backbone(), images.shape(), options.imageLayers()));
    try {
      return new FittedSpade(
          options,
          parts,
          vectors,
          parts.extractors().open(options.backbone(), images.shape(), options.placeLayers()),
          vectors.of(images),
          images);
    } catch (RuntimeException e) {
      vectors.close();
      throw e;
    }
  }
}
