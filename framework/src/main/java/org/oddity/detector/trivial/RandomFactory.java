package org.oddity.detector.trivial;

import jakarta.inject.Inject;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;

/**
 * Uniform scores in [0, 1): an AUC of one half but for chance, whose spread over seeds shows how
 * far a test set of this size lets a score stray.
 *
 * <p>The paper is where the diagonal of the ROC plane is explained as guessing (§3).
 */
@Paper(
    authors = "Tom Fawcett",
    title = "An introduction to ROC analysis",
    venue = "Pattern Recognition Letters 27(8)",
    year = 2006,
    url = "https://doi.org/10.1016/j.patrec.2005.10.010")
public final class RandomFactory implements DetectorFactory<RandomOptions> {
  @Inject
  RandomFactory() {}

  @Override
  public Class<RandomOptions> optionsType() {
    return RandomOptions.class;
  }

  @Override
  public String summary() {
    return "Scores by chance from seed and image content: the floor of a benchmark.";
  }

  @Override
  public AnomalyDetector create(RandomOptions options) {
    return new RandomDetector();
  }

  @Override
  public FittedDetector restore(RandomOptions options, NamedArrays state) {
    return RandomDetector.Fitted.restore(state);
  }

  @Override
  public Estimate estimate(RandomOptions options, Workload workload) {
    return new Estimate(HashCost.operations(workload, 0), 16.0 * workload.test());
  }
}
