package org.oddity.detector.classical.pca;

import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/** Finds the principal components of the training images. */
final class PcaDetector implements Detector {
  private final PcaOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  PcaDetector(
      PcaOptions options,
      Preprocessing preprocessing,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    context.listener().progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    context.listener().progress(0.2, "components");
    Leading wanted =
        options
            .components()
            .<Leading>map(Leading.Count::new)
            .orElseGet(() -> new Leading.Share(options.variance()));
    PrincipalComponents components =
        PrincipalComponents.fit(fit.features(), wanted, algebra, parallelism);
    context.listener().metric("components", components.count(), 0);
    return new FittedPca(fit.preprocessing(), components, algebra);
  }
}
