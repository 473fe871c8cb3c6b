package org.oddity.detector.classical.lbp;

import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.classical.gaussian.GaussianFactory;
import org.oddity.detector.classical.gaussian.GaussianOptions;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Parallelism;

/** Describes the training images and fits the back end on what it finds. */
final class LbpDetector implements Detector {
  private final LbpOptions options;
  private final LbpHistograms histograms;
  private final GaussianFactory gaussian;
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  LbpDetector(
      LbpOptions options,
      GaussianFactory gaussian,
      Preprocessing preprocessing,
      Parallelism parallelism) {
    this.options = options;
    this.histograms = new LbpHistograms(parallelism, options);
    this.gaussian = gaussian;
    this.preprocessing = preprocessing;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    context.listener().progress(0, "describing");
    ImageBatch described = histograms.of(normals.training());
    if (options.backEnd() instanceof LbpBackEnd.NearestNeighbour nearest) {
      Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), described);
      return new FittedLbp(histograms, new NearestHistograms(nearest, fit, parallelism));
    }
    Detector detector = (Detector) gaussian.create(gaussianOptions(options));
    TrainingNormals training = new TrainingNormals(described, described.slice(0, 0));
    return new FittedLbp(histograms, detector.fit(training, context));
  }

  FittedDetector restore(NamedArrays state) {
    FittedDetector backEnd =
        options.backEnd() instanceof LbpBackEnd.NearestNeighbour nearest
            ? NearestHistograms.restore(options, nearest, preprocessing, state, parallelism)
            : gaussian.restore(gaussianOptions(options), state);
    return new FittedLbp(histograms, backEnd);
  }

  static GaussianOptions gaussianOptions(LbpOptions options) {
    LbpBackEnd.Gaussian backEnd = (LbpBackEnd.Gaussian) options.backEnd();
    return new GaussianOptions(options.preprocess(), backEnd.shrinkage());
  }
}
