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
 * The ν-one-class support vector machine with a Gaussian kernel, in the scale of libsvm.
 *
 * <p>The score is ρ − Σ α_i K(x_i, x): minus the decision function of scikit-learn, above 0 outside
 * the surface. Solvers work on kernel values in single precision, as libsvm's cache does, with a
 * diagonal of exactly 1; scores are summed in double. At most ν of the training images lie outside.
 */
@Paper(
    authors =
        "Bernhard Schölkopf, John C. Platt, John Shawe-Taylor, Alex J. Smola, Robert C. Williamson",
    title = "Estimating the Support of a High-Dimensional Distribution",
    venue = "Neural Computation 13(7)",
    year = 2001,
    url = "https://doi.org/10.1162/089976601750264965")
public final class OcSvmFactory implements DetectorFactory<OcSvmOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  OcSvmFactory(Preprocessing preprocessing, LinearAlgebra algebra, Parallelism parallelism) {
    this.parallelism = parallelism;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public Class<OcSvmOptions> optionsType() {
    return OcSvmOptions.class;
  }

  @Override
  public String summary() {
    return "One-class support vector machine with a Gaussian kernel (Schölkopf et al. 2001).";
  }

  @Override
  public AnomalyDetector create(OcSvmOptions options) {
    return new OcSvmDetector(options, preprocessing, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(OcSvmOptions options, NamedArrays state) {
    FittedPreprocessing fitted =
        preprocessing.restore(options.preprocess(), FittedOcSvm.preprocessingOf(state));
    return FittedOcSvm.restore(fitted, state, algebra);
  }

  @Override
  public List<String> conflicts(OcSvmOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(OcSvmOptions options, Workload workload) {
    return SvmCost.of(options, workload);
  }
}
