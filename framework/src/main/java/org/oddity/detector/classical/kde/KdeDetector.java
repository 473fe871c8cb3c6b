package org.oddity.detector.classical.kde;

import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Keeps the training images, and chooses a bandwidth where none is given. */
final class KdeDetector implements Detector {
  private final KdeOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  KdeDetector(KdeOptions options, Preprocessing preprocessing, LinearAlgebra algebra) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    FitListener listener = context.listener();
    listener.progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    listener.progress(0.5, "bandwidth");
    double bandwidth = options.bandwidth().orElseGet(() -> choose(fit.features(), listener));
    listener.metric("bandwidth", bandwidth, 0);
    return new FittedKde(fit.preprocessing(), fit.features(), bandwidth, algebra);
  }

  private double choose(Matrix features, FitListener listener) {
    if (features.rows() < options.folds()) {
      throw new DetectorFailedException(
          "cross-validation in "
              + options.folds()
              + " folds needs as many training images, there are "
              + features.rows()
              + ": give fewer folds or a bandwidth");
    }
    double[] bandwidths = options.grid().bandwidths();
    double[] means =
        new BandwidthSearch(algebra).logLikelihoods(features, bandwidths, options.folds());
    int best = BandwidthSearch.best(means);
    boolean edge = bandwidths.length > 1 && (best == 0 || best == bandwidths.length - 1);
    listener.metric("bandwidth-log-likelihood", means[best], 0);
    listener.metric("bandwidth-at-edge-of-grid", edge ? 1 : 0, 0);
    return bandwidths[best];
  }
}
