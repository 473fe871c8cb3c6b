package org.oddity.detector.supervised;

import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Fits one weight per feature. */
final class LogisticRegressionDetector implements SupervisedDetector {
  private final LogisticRegressionOptions options;
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  LogisticRegressionDetector(
      LogisticRegressionOptions options, Preprocessing preprocessing, Parallelism parallelism) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(
      LabelledImages training, LabelledImages validation, FitContext context) {
    BothKinds.require(training);
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), training.images());
    LogisticLoss loss =
        new LogisticLoss(parallelism, fit.features(), training.anomalous(), options.penalty());
    int length = fit.features().columns() + 1;
    Lbfgs.Result result = Lbfgs.minimise(loss, length, options.tolerance(), options.iterations());
    context.listener().metric("iterations", result.iterations(), 0);
    context.listener().metric("loss", result.value(), 0);
    context.listener().metric("largest-slope", result.largestSlope(), 0);
    return new Fitted(fit.preprocessing(), result.point());
  }

  static FittedDetector restore(
      LogisticRegressionOptions options, NamedArrays state, Preprocessing preprocessing) {
    return new Fitted(
        preprocessing.restore(options.preprocess(), state.scope("preprocess")),
        state.doubles("weights"));
  }

  /**
   * Scores by the log odds.
   *
   * @param weights one per feature, then the offset
   */
  private record Fitted(FittedPreprocessing preprocessing, double[] weights)
      implements FittedDetector {
    @Override
    public AnomalyScores score(ImageBatch images) {
      Matrix features = preprocessing.apply(images);
      double[] scores = new double[features.rows()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = LogOdds.of(weights, features.values(), i * features.columns());
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public NamedArrays state() {
      return NamedArrays.builder()
          .putAll("preprocess", preprocessing.state())
          .put("weights", weights)
          .build();
    }
  }
}
