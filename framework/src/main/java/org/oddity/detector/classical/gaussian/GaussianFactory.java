package org.oddity.detector.classical.gaussian;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * The squared Mahalanobis distance from one Gaussian, with a covariance that can be inverted even
 * where there are more features than images.
 */
@Paper(
    authors = "Olivier Ledoit, Michael Wolf",
    title = "A Well-Conditioned Estimator for Large-Dimensional Covariance Matrices",
    venue = "Journal of Multivariate Analysis 88(2)",
    year = 2004,
    url = "https://doi.org/10.1016/S0047-259X(03)00096-4")
public final class GaussianFactory implements DetectorFactory<GaussianOptions> {
  /** A covariance of this order takes 800 MB, and its factor as much again. */
  private static final int MOST_FEATURES = 10_000;

  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  GaussianFactory(Preprocessing preprocessing, LinearAlgebra algebra, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<GaussianOptions> optionsType() {
    return GaussianOptions.class;
  }

  @Override
  public String summary() {
    return "One Gaussian: an image is anomalous by its Mahalanobis distance from the training mean.";
  }

  @Override
  public AnomalyDetector create(GaussianOptions options) {
    return new GaussianDetector(options, preprocessing, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(GaussianOptions options, NamedArrays state) {
    double[] mean = state.doubles("mean");
    return new FittedGaussian(
        preprocessing.restore(options.preprocess(), state.scope("preprocessing")),
        mean,
        new CholeskyFactor(mean.length, state.doubles("factor")),
        algebra);
  }

  @Override
  public List<String> conflicts(GaussianOptions options, ImageShape shape) {
    List<String> conflicts = new ArrayList<>(Preprocessing.conflicts(options.preprocess(), shape));
    if (conflicts.isEmpty()) {
      Workload any = new Workload(shape, MOST_FEATURES, 1);
      tooMany(Forecast.of(options.preprocess(), any).features()).ifPresent(conflicts::add);
    }
    return conflicts;
  }

  /** Returns why a covariance of so many features is not attempted, if it is not. */
  static Optional<String> tooMany(int features) {
    return features <= MOST_FEATURES
        ? Optional.empty()
        : Optional.of(
            "preprocess: a covariance of "
                + features
                + " features is too large, at most "
                + MOST_FEATURES
                + " are possible; add pca or resize");
  }

  @Override
  public Estimate estimate(GaussianOptions options, Workload workload) {
    Forecast before = Forecast.of(options.preprocess(), workload);
    double square = (double) before.features() * before.features();
    double operations =
        square * (2.0 * workload.training() + before.features() / 3.0 + workload.test());
    return new Estimate(before.operations() + operations, before.bytes() + 40 * square);
  }
}
