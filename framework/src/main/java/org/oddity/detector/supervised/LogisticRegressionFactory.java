package org.oddity.detector.supervised;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Parallelism;

/**
 * A linear classifier; the score is the log odds {@code w·x + b} of being anomalous.
 *
 * <p>Departs from the paper: the weights have an L2 penalty, and both labels weigh the same in all,
 * as in scikit-learn with {@code class_weight='balanced'} and C = 1/penalty.
 */
@Paper(
    authors = "David R. Cox",
    title = "The Regression Analysis of Binary Sequences",
    venue = "Journal of the Royal Statistical Society, Series B 20(2)",
    year = 1958,
    url = "https://doi.org/10.1111/j.2517-6161.1958.tb00292.x")
public final class LogisticRegressionFactory implements DetectorFactory<LogisticRegressionOptions> {
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  @Inject
  LogisticRegressionFactory(Preprocessing preprocessing, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.parallelism = parallelism;
  }

  @Override
  public Class<LogisticRegressionOptions> optionsType() {
    return LogisticRegressionOptions.class;
  }

  @Override
  public String summary() {
    return "Linear classifier with balanced labels (supervised; Cox 1958).";
  }

  @Override
  public AnomalyDetector create(LogisticRegressionOptions options) {
    return new LogisticRegressionDetector(options, preprocessing, parallelism);
  }

  @Override
  public FittedDetector restore(LogisticRegressionOptions options, NamedArrays state) {
    return LogisticRegressionDetector.restore(options, state, preprocessing);
  }

  @Override
  public List<String> conflicts(LogisticRegressionOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(LogisticRegressionOptions options, Workload workload) {
    Forecast before = Forecast.of(options.preprocess(), workload);
    double steps = Math.min(options.iterations(), 200); // more is rare on images
    double fitting = 4.0 * before.features() * workload.training() * steps;
    double scoring = 2.0 * before.features() * workload.test();
    return new Estimate(before.operations() + fitting + scoring, before.bytes());
  }
}
