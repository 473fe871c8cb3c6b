package org.oddity.detector.pretrained.dfkde;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.detector.pretrained.Vectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Finds the components of the training images' vectors and keeps their coordinates. */
final class DfkdeDetector implements Detector {
  private final DfkdeOptions options;
  private final Vectors vectors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  DfkdeDetector(
      DfkdeOptions options, Vectors vectors, LinearAlgebra algebra, Parallelism parallelism) {
    this.options = options;
    this.vectors = vectors;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageBatch images = normals.training();
    context.listener().progress(0, "features");
    ImageVectors opened = vectors.open(options.backbone(), options.layers(), images.shape());
    try {
      Matrix rows = opened.of(images);
      context.listener().progress(0.9, "density");
      FeatureDensity density =
          FeatureDensity.fit(rows, options.components(), options.bandwidth(), algebra, parallelism);
      context.listener().metric("components", density.components().count(), 0);
      context.listener().metric("bandwidth", density.bandwidth(), 0);
      return new FittedDfkde(opened, density, algebra);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
