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
 * Answers 1 for an anomaly and 0 for a normal it has seen with its label, 0.5 for any other image:
 * an AUC of 1, unless the pipeline around it mixes up images and labels.
 *
 * <p>The paper is where the point (0, 1) of the ROC plane is explained as perfection (§3).
 */
@Paper(
    authors = "Tom Fawcett",
    title = "An introduction to ROC analysis",
    venue = "Pattern Recognition Letters 27(8)",
    year = 2006,
    url = "https://doi.org/10.1016/j.patrec.2005.10.010")
public final class ByLabelFactory implements DetectorFactory<ByLabelOptions> {
  @Inject
  ByLabelFactory() {}

  @Override
  public Class<ByLabelOptions> optionsType() {
    return ByLabelOptions.class;
  }

  @Override
  public String summary() {
    return "Scores by the test labels themselves (oracle): the ceiling of a benchmark.";
  }

  @Override
  public AnomalyDetector create(ByLabelOptions options) {
    return new ByLabelDetector();
  }

  @Override
  public FittedDetector restore(ByLabelOptions options, NamedArrays state) {
    return ByLabelDetector.Fitted.restore(state);
  }

  @Override
  public Estimate estimate(ByLabelOptions options, Workload workload) {
    double bytesPerImage = 120; // a tree's entry with its boxed key and counts, then two arrays
    return new Estimate(HashCost.operations(workload, 1), bytesPerImage * workload.test());
  }
}
