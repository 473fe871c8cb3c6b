package org.oddity.detector.pretrained.dfm;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.detector.pretrained.Vectors;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/** Finds the components of the training images' vectors. */
final class DfmDetector implements Detector {
  private final DfmOptions options;
  private final Vectors vectors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  DfmDetector(DfmOptions options, Vectors vectors, LinearAlgebra algebra, Parallelism parallelism) {
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
      Leading wanted = new Leading.Share(options.variance());
      PrincipalComponents components =
          PrincipalComponents.fit(opened.of(images), wanted, algebra, parallelism);
      context.listener().metric("components", components.count(), 0);
      return new FittedDfm(options.score(), opened, components, algebra);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
