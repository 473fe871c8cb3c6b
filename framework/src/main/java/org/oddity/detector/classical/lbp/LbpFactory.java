package org.oddity.detector.classical.lbp;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * Histograms of local binary patterns, and how far they are from those of the training images.
 *
 * <p>Colours become grey by their luma. Only pixels whose whole circle lies in the image count.
 * Departs from the paper in the grid of cells (Ahonen, Hadid and Pietikäinen 2006), in the
 * distance, where the paper uses a log-likelihood ratio, and in that the paper classifies.
 */
@Paper(
    authors = "Timo Ojala, Matti Pietikäinen, Topi Mäenpää",
    title =
        "Multiresolution Gray-Scale and Rotation Invariant Texture Classification with Local Binary"
            + " Patterns",
    venue = "IEEE Transactions on Pattern Analysis and Machine Intelligence 24(7)",
    year = 2002,
    url = "https://doi.org/10.1109/TPAMI.2002.1017623")
public final class LbpFactory implements DetectorFactory<LbpOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  LbpFactory(Preprocessing preprocessing, LinearAlgebra algebra, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<LbpOptions> optionsType() {
    return LbpOptions.class;
  }

  @Override
  public String summary() {
    return "Texture histograms of local binary patterns (Ojala et al. 2002) and their neighbours.";
  }

  @Override
  public AnomalyDetector create(LbpOptions options) {
    return new LbpDetector(options, preprocessing, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(LbpOptions options, NamedArrays state) {
    return new LbpDetector(options, preprocessing, algebra, parallelism).restore(state);
  }

  @Override
  public List<String> conflicts(LbpOptions options, ImageShape shape) {
    List<String> conflicts =
        new ArrayList<>(
            Preprocessing.conflicts(options.preprocess(), LbpHistograms.shape(options)));
    int least = 2 * options.radius() + options.cells();
    if (shape.height() < least || shape.width() < least) {
      conflicts.add(
          "radius "
              + options.radius()
              + " and "
              + options.cells()
              + " cells need images of "
              + least
              + "x"
              + least
              + " or more, these are "
              + shape);
    }
    return conflicts;
  }

  @Override
  public Estimate estimate(LbpOptions options, Workload workload) {
    double images = (double) workload.training() + workload.test();
    double bins = LbpHistograms.shape(options).size();
    double describing =
        10.0 * options.neighbours() * workload.shape().height() * workload.shape().width();
    double scoring =
        options.backEnd() instanceof LbpBackEnd.Gaussian
            ? bins * bins * (2.0 * workload.training() + 2.0 * workload.test() + bins)
            : 4.0 * bins * workload.training() * workload.test();
    double square =
        options.backEnd() instanceof LbpBackEnd.Gaussian ? 2 * Double.BYTES * bins * bins : 0;
    return new Estimate(images * describing + scoring, 2 * Float.BYTES * bins * images + square);
  }
}
