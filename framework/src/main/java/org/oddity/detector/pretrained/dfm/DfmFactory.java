package org.oddity.detector.pretrained.dfm;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.detector.pretrained.Vectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * Principal components of an image's features: the score is the error of reconstructing them, or
 * the negative log-likelihood of a Gaussian along the components.
 *
 * <p>Departures from the paper: the mean over the places of a network's third stage is taken, not
 * averages over parts of it.
 */
@Paper(
    authors = "Ibrahima J. Ndiour, Nilesh A. Ahuja, Omesh Tickoo",
    title =
        "Out-Of-Distribution Detection With Subspace Techniques And Probabilistic Modeling Of"
            + " Features",
    venue = "arXiv:2012.04250",
    year = 2020,
    url = "https://arxiv.org/abs/2012.04250")
public final class DfmFactory implements DetectorFactory<DfmOptions> {
  private final Vectors vectors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  DfmFactory(Vectors vectors, LinearAlgebra algebra, Parallelism parallelism) {
    this.vectors = vectors;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<DfmOptions> optionsType() {
    return DfmOptions.class;
  }

  @Override
  public String summary() {
    return "What principal components leave of the features of a network trained elsewhere.";
  }

  @Override
  public Detector create(DfmOptions options) {
    return new DfmDetector(options, vectors, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(DfmOptions options, NamedArrays state) {
    return new FittedDfm(
        options.score(),
        vectors.restore(options.backbone(), options.layers(), state.scope("extractor")),
        PrincipalComponents.restore(state.scope("components")),
        algebra);
  }

  @Override
  public List<String> conflicts(DfmOptions options, ImageShape shape) {
    return vectors.conflicts(options.backbone(), options.layers(), shape);
  }

  @Override
  public Estimate estimate(DfmOptions options, Workload workload) {
    Estimate features = vectors.estimate(options.backbone(), options.layers(), workload);
    double length = vectors.length(options.backbone(), options.layers(), workload.shape());
    double side = Math.min(length, workload.training());
    double images = (double) workload.training() + workload.test();
    return new Estimate(
        features.operations() + side * length * (workload.training() + 2 * images),
        features.bytes() + 3 * Double.BYTES * side * side);
  }
}
