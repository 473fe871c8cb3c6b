package org.oddity.detector.classical.kde;

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
import org.oddity.detector.preprocessing.Forecast;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * The Gaussian kernel density of the training images; the score is its negative logarithm.
 *
 * <p>The bandwidth's grid and cross-validation follow the baseline in the code of Deep SVDD (Ruff
 * et al., 2018). Its numbers can differ: scikit-learn 1.9, which that code calls, subtracts bounds
 * as it descends its tree, and where densities are tiny against these (many features, a small
 * bandwidth) what it returns is rounding, off by hundreds of nats. With all images in one leaf it
 * returns what this detector does.
 */
@Paper(
    authors = "Emanuel Parzen",
    title = "On Estimation of a Probability Density Function and Mode",
    venue = "The Annals of Mathematical Statistics 33(3)",
    year = 1962,
    url = "https://doi.org/10.1214/aoms/1177704472")
public final class KdeFactory implements DetectorFactory<KdeOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;

  @Inject
  KdeFactory(Preprocessing preprocessing, LinearAlgebra algebra) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public Class<KdeOptions> optionsType() {
    return KdeOptions.class;
  }

  @Override
  public String summary() {
    return "Gaussian kernel density: an image is anomalous where training images are sparse.";
  }

  @Override
  public AnomalyDetector create(KdeOptions options) {
    return new KdeDetector(options, preprocessing, algebra);
  }

  @Override
  public FittedDetector restore(KdeOptions options, NamedArrays state) {
    return new FittedKde(
        preprocessing.restore(options.preprocess(), state.scope("preprocessing")),
        Matrix.ofColumns(state.ints("columns")[0], state.floats("references")),
        state.doubles("bandwidth")[0],
        algebra);
  }

  @Override
  public List<String> conflicts(KdeOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(KdeOptions options, Workload workload) {
    Forecast before = Forecast.of(options.preprocess(), workload);
    double training = workload.training();
    double bandwidths = options.bandwidth().isPresent() ? 0 : options.grid().count();
    double ofPair = 2.0 * before.features();
    double ofKernel = 25;
    double search = bandwidths == 0 ? 0 : training * training * (ofPair + ofKernel * bandwidths);
    double scoring = training * workload.test() * (ofPair + ofKernel);
    double bytes = Double.BYTES * (training * before.features() + training * bandwidths);
    return new Estimate(before.operations() + search + scoring, before.bytes() + bytes);
  }
}
