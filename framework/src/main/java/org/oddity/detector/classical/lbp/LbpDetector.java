package org.oddity.detector.classical.lbp;

import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Describes the training images and fits the back end on what it finds. */
final class LbpDetector implements Detector {
  private final LbpOptions options;
  private final LbpHistograms histograms;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  LbpDetector(
      LbpOptions options,
      Preprocessing preprocessing,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.options = options;
    this.histograms = new LbpHistograms(parallelism, options);
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    context.listener().progress(0, "describing");
    ImageBatch described = histograms.of(normals.training());
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), described);
    context.listener().progress(0.5, "fitting");
    HistogramScorer backEnd = backEnd(fit.features());
    context.listener().progress(1, "fitted");
    return new FittedLbp(histograms, fit.preprocessing(), backEnd);
  }

  FittedDetector restore(NamedArrays state) {
    FittedPreprocessing fitted =
        preprocessing.restore(options.preprocess(), state.scope(FittedLbp.PREPROCESS));
    return new FittedLbp(histograms, fitted, restoredBackEnd(state.scope(FittedLbp.BACK_END)));
  }

  private HistogramScorer backEnd(Matrix features) {
    if (options.backEnd() instanceof LbpBackEnd.NearestNeighbour nearest) {
      return new NearestHistograms(nearest, features, parallelism);
    }
    LbpBackEnd.Gaussian gaussian = (LbpBackEnd.Gaussian) options.backEnd();
    return GaussianHistograms.fit(gaussian, features, algebra, parallelism);
  }

  private HistogramScorer restoredBackEnd(NamedArrays state) {
    return options.backEnd() instanceof LbpBackEnd.NearestNeighbour nearest
        ? NearestHistograms.restore(nearest, state, parallelism)
        : GaussianHistograms.restore(state, algebra);
  }
}
