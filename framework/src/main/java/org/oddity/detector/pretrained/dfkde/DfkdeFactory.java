package org.oddity.detector.pretrained.dfkde;

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
import org.oddity.detector.pretrained.Vectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * The negative logarithm of a Gaussian kernel density of the leading principal components of an
 * image's features, with Scott's bandwidth and the components' own covariance.
 *
 * <p>The method is known from the library that the reference names, not from a paper of its own.
 * There the density is turned into a probability by a logistic curve, which ranks images alike, and
 * the last stage of the network is pooled instead of the third.
 */
@Paper(
    authors = "Samet Akcay, Dick Ameln, Ashwin Vaidya, Barath Lakshmanan, Nilesh Ahuja, Utku Genc",
    title = "Anomalib: A Deep Learning Library for Anomaly Detection",
    venue = "IEEE International Conference on Image Processing",
    year = 2022,
    url = "https://arxiv.org/abs/2202.08341")
public final class DfkdeFactory implements DetectorFactory<DfkdeOptions> {
  private static final double OPERATIONS_OF_KERNEL = 25;

  private final Vectors vectors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  DfkdeFactory(Vectors vectors, LinearAlgebra algebra, Parallelism parallelism) {
    this.vectors = vectors;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<DfkdeOptions> optionsType() {
    return DfkdeOptions.class;
  }

  @Override
  public String summary() {
    return "Kernel density of the features of a network trained elsewhere.";
  }

  @Override
  public Detector create(DfkdeOptions options) {
    return new DfkdeDetector(options, vectors, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(DfkdeOptions options, NamedArrays state) {
    return new FittedDfkde(
        vectors.restore(options.backbone(), options.layers(), state.scope("extractor")),
        FeatureDensity.restore(state.scope("density")),
        algebra);
  }

  @Override
  public List<String> conflicts(DfkdeOptions options, ImageShape shape) {
    return vectors.conflicts(options.backbone(), options.layers(), shape);
  }

  @Override
  public Estimate estimate(DfkdeOptions options, Workload workload) {
    Estimate features = vectors.estimate(options.backbone(), options.layers(), workload);
    double pairs = (double) workload.training() * workload.test();
    double length = vectors.length(options.backbone(), options.layers(), workload.shape());
    double side = Math.min(length, workload.training());
    double components = side * length * workload.training();
    return new Estimate(
        features.operations()
            + components
            + pairs * (2.0 * options.components() + OPERATIONS_OF_KERNEL),
        features.bytes() + 3 * Double.BYTES * side * side);
  }
}
