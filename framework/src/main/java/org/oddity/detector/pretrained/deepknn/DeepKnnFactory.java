package org.oddity.detector.pretrained.deepknn;

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
import org.oddity.tensor.Matrix;

/**
 * The sum of the squared distances to the nearest training images, among the vectors that a network
 * trained elsewhere makes of them.
 *
 * <p>Departures from the paper: a ResNet18 instead of a ResNet101, its third stage instead of the
 * last, and images as a whole instead of a crop of their centre; each is an option of the backbone
 * or of this detector but the crop. As in the authors' code of PANDA, distances are squared and
 * summed over two neighbours.
 */
@Paper(
    authors = "Liron Bergman, Niv Cohen, Yedid Hoshen",
    title = "Deep Nearest Neighbor Anomaly Detection",
    venue = "arXiv:2002.10445",
    year = 2020,
    url = "https://arxiv.org/abs/2002.10445")
public final class DeepKnnFactory implements DetectorFactory<DeepKnnOptions> {
  private final Vectors vectors;
  private final LinearAlgebra algebra;

  @Inject
  DeepKnnFactory(Vectors vectors, LinearAlgebra algebra) {
    this.vectors = vectors;
    this.algebra = algebra;
  }

  @Override
  public Class<DeepKnnOptions> optionsType() {
    return DeepKnnOptions.class;
  }

  @Override
  public String summary() {
    return "Nearest neighbours among the features of a network trained elsewhere.";
  }

  @Override
  public Detector create(DeepKnnOptions options) {
    return new DeepKnnDetector(options, vectors, algebra);
  }

  @Override
  public FittedDetector restore(DeepKnnOptions options, NamedArrays state) {
    return new FittedDeepKnn(
        options.neighbours(),
        vectors.restore(options.backbone(), options.layers(), state.scope("extractor")),
        Matrix.ofColumns(state.ints("columns")[0], state.floats("references")),
        algebra);
  }

  @Override
  public List<String> conflicts(DeepKnnOptions options, ImageShape shape) {
    return vectors.conflicts(options.backbone(), options.layers(), shape);
  }

  @Override
  public Estimate estimate(DeepKnnOptions options, Workload workload) {
    Estimate features = vectors.estimate(options.backbone(), options.layers(), workload);
    double length = vectors.length(options.backbone(), options.layers(), workload.shape());
    double pairs = (double) workload.training() * workload.test();
    return new Estimate(features.operations() + 2 * pairs * length, features.bytes());
  }
}
