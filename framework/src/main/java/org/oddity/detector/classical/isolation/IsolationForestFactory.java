package org.oddity.detector.classical.isolation;

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
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Parallelism;

/**
 * Random trees that isolate points: the score is {@code 2^(−E[h]/c(n))}, in (0, 1).
 *
 * <p>Departs from the paper, as scikit-learn does, in that columns without any spread in a node are
 * not cut.
 */
@Paper(
    authors = "Fei Tony Liu, Kai Ming Ting, Zhi-Hua Zhou",
    title = "Isolation Forest",
    venue = "IEEE International Conference on Data Mining (ICDM)",
    year = 2008,
    url = "https://doi.org/10.1109/ICDM.2008.17")
public final class IsolationForestFactory implements DetectorFactory<IsolationForestOptions> {
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  @Inject
  IsolationForestFactory(Preprocessing preprocessing, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.parallelism = parallelism;
  }

  @Override
  public Class<IsolationForestOptions> optionsType() {
    return IsolationForestOptions.class;
  }

  @Override
  public String summary() {
    return "Isolation forest (Liu et al. 2008): images that few random cuts set apart.";
  }

  @Override
  public AnomalyDetector create(IsolationForestOptions options) {
    return new IsolationForestDetector(options, preprocessing, parallelism);
  }

  @Override
  public FittedDetector restore(IsolationForestOptions options, NamedArrays state) {
    FittedPreprocessing fitted =
        preprocessing.restore(options.preprocess(), FittedIsolationForest.preprocessingOf(state));
    return FittedIsolationForest.restore(fitted, state, parallelism);
  }

  @Override
  public List<String> conflicts(IsolationForestOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(IsolationForestOptions options, Workload workload) {
    int samples = Math.min(options.samples(), Math.max(2, workload.training()));
    double height = Math.log(samples) / Math.log(2) + 1;
    double growing = 4.0 * samples * height + workload.training();
    double scoring = 4.0 * workload.test() * height;
    double bytesPerNode = 2 * (2 * Integer.BYTES + Float.BYTES + Double.BYTES);
    double nodes = 2.0 * samples * options.trees();
    Forecast before = Forecast.of(options.preprocess(), workload);
    return new Estimate(
        before.operations() + options.trees() * (growing + scoring),
        before.bytes() + nodes * bytesPerNode);
  }
}
