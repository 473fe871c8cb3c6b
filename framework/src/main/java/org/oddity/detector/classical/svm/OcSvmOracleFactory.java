package org.oddity.detector.classical.svm;

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
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * {@code oc-svm} as the baseline of Deep SVDD: γ (and ν) with the best AUC on a labelled tenth of
 * the test set, which is then taken out of it.
 *
 * <p>The score is that of {@code oc-svm}. Departs from the authors' code in that the tenth is
 * stratified by label, as every {@link org.oddity.detector.OracleDetector.Peek} is.
 */
@Paper(
    authors =
        "Bernhard Schölkopf, John C. Platt, John Shawe-Taylor, Alex J. Smola, Robert C. Williamson",
    title = "Estimating the Support of a High-Dimensional Distribution",
    venue = "Neural Computation 13(7)",
    year = 2001,
    url = "https://doi.org/10.1162/089976601750264965")
public final class OcSvmOracleFactory implements DetectorFactory<OcSvmOracleOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  OcSvmOracleFactory(Preprocessing preprocessing, LinearAlgebra algebra, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<OcSvmOracleOptions> optionsType() {
    return OcSvmOracleOptions.class;
  }

  @Override
  public String summary() {
    return "One-class SVM whose kernel is chosen on labelled test images (oracle), as in Deep SVDD.";
  }

  @Override
  public AnomalyDetector create(OcSvmOracleOptions options) {
    return new OcSvmOracleDetector(options, preprocessing, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(OcSvmOracleOptions options, NamedArrays state) {
    FittedPreprocessing fitted =
        preprocessing.restore(options.preprocess(), FittedOcSvm.preprocessingOf(state));
    return FittedOcSvm.restore(fitted, state, algebra);
  }

  @Override
  public List<String> conflicts(OcSvmOracleOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(OcSvmOracleOptions options, Workload workload) {
    return SvmCost.of(options, workload);
  }
}
