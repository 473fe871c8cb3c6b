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
import org.oddity.tensor.LinearAlgebra;

/**
 * A vote of the k nearest training images by Euclidean distance.
 *
 * <p>Departs from the textbook in how votes that are equal are told apart: with a anomalies among
 * the k nearest, the score is {@code (a + t)/(k + 1)} in [0, 1], where t in [0, 1] is the distance
 * to the nearest normal image over the sum of that and the distance to the nearest anomaly. Votes
 * alone would give k + 1 different scores, and an ROC curve with as many corners.
 */
@Paper(
    authors = "Thomas M. Cover, Peter E. Hart",
    title = "Nearest Neighbor Pattern Classification",
    venue = "IEEE Transactions on Information Theory 13(1)",
    year = 1967,
    url = "https://doi.org/10.1109/TIT.1967.1053964")
public final class KnnClassifierFactory implements DetectorFactory<KnnClassifierOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  @Inject
  KnnClassifierFactory(Preprocessing preprocessing, LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public Class<KnnClassifierOptions> optionsType() {
    return KnnClassifierOptions.class;
  }

  @Override
  public String summary() {
    return "Vote of the nearest labelled training images (supervised; Cover and Hart 1967).";
  }

  @Override
  public AnomalyDetector create(KnnClassifierOptions options) {
    return new KnnClassifierDetector(options, preprocessing, algebra);
  }

  @Override
  public FittedDetector restore(KnnClassifierOptions options, NamedArrays state) {
    return KnnClassifierDetector.restore(options, state, preprocessing, algebra);
  }

  @Override
  public List<String> conflicts(KnnClassifierOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(KnnClassifierOptions options, Workload workload) {
    Forecast before = Forecast.of(options.preprocess(), workload);
    double pairs = (double) workload.test() * workload.training();
    double found = (Double.BYTES + 1.0) * options.neighbours() * workload.test();
    return new Estimate(
        before.operations() + pairs * (2.0 * before.features() + 4), before.bytes() + found);
  }
}
