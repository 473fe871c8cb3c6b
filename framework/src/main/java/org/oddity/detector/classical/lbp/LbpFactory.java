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
import org.oddity.detector.classical.gaussian.GaussianFactory;
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.Preprocessing;
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
  private final GaussianFactory gaussian;
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  @Inject
  LbpFactory(GaussianFactory gaussian, Preprocessing preprocessing, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.gaussian = gaussian;
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
    return new LbpDetector(options, gaussian, preprocessing, parallelism);
  }

  @Override
  public FittedDetector restore(LbpOptions options, NamedArrays state) {
    return new LbpDetector(options, gaussian, preprocessing, parallelism).restore(state);
  }

  @Override
  public List<String> conflicts(LbpOptions options, ImageShape shape) {
    List<String> conflicts = new ArrayList<>();
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
    ImageShape histograms = LbpHistograms.shape(options);
    conflicts.addAll(
        options.backEnd() instanceof LbpBackEnd.Gaussian
            ? gaussian.conflicts(LbpDetector.gaussianOptions(options), histograms)
            : Preprocessing.conflicts(options.preprocess(), histograms));
    return conflicts;
  }

  @Override
  public Estimate estimate(LbpOptions options, Workload workload) {
    double images = (double) workload.training() + workload.test();
    double pixels = (double) workload.shape().height() * workload.shape().width();
    double describing = 10.0 * options.neighbours() * pixels * images;
    ImageShape histograms = LbpHistograms.shape(options);
    Workload described = new Workload(histograms, workload.training(), workload.test());
    Estimate rest =
        options.backEnd() instanceof LbpBackEnd.Gaussian
            ? gaussian.estimate(LbpDetector.gaussianOptions(options), described)
            : searching(options, described);
    double bytes = Float.BYTES * histograms.size() * images;
    return new Estimate(describing + rest.operations(), bytes + rest.bytes());
  }

  /** Most bins are empty and most values are shared: half an operation for each bin of a pair. */
  private Estimate searching(LbpOptions options, Workload described) {
    Forecast before = Forecast.of(options.preprocess(), described);
    double pairs = (double) described.training() * described.test();
    double floats =
        ((double) before.features() + NearestHistograms.GRAIN * parallelism.threads())
            * described.training();
    return new Estimate(
        before.operations() + 0.5 * pairs * before.features(),
        before.bytes() + Float.BYTES * floats);
  }
}
