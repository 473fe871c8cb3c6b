package org.oddity.detector.classical.knn;

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
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** The Euclidean distance to the nearest training images, found by comparing with all of them. */
@Paper(
    authors = "Sridhar Ramaswamy, Rajeev Rastogi, Kyuseok Shim",
    title = "Efficient Algorithms for Mining Outliers from Large Data Sets",
    venue = "SIGMOD",
    year = 2000,
    url = "https://doi.org/10.1145/342009.335437")
public final class KnnFactory implements DetectorFactory<KnnOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  @Inject
  KnnFactory(Preprocessing preprocessing, LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public Class<KnnOptions> optionsType() {
    return KnnOptions.class;
  }

  @Override
  public String summary() {
    return "Nearest neighbours: an image is anomalous by its distance to the nearest training images.";
  }

  @Override
  public AnomalyDetector create(KnnOptions options) {
    return new KnnDetector(options, preprocessing, algebra);
  }

  @Override
  public FittedDetector restore(KnnOptions options, NamedArrays state) {
    return new FittedKnn(
        options,
        preprocessing.restore(options.preprocess(), state.scope("preprocessing")),
        Matrix.ofColumns(state.ints("columns")[0], state.floats("references")),
        algebra);
  }

  @Override
  public List<String> conflicts(KnnOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(KnnOptions options, Workload workload) {
    Forecast before = Forecast.of(options.preprocess(), workload);
    double pairs = (double) workload.training() * workload.test();
    double bytes = (double) Double.BYTES * workload.training() * before.features();
    return new Estimate(
        before.operations() + pairs * (2.0 * before.features() + 5), before.bytes() + bytes);
  }
}
