package org.oddity.detector.classical.pca;

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
import org.oddity.detector.preprocessing.PreprocessingStep;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * The mean squared error of reconstructing an image from principal components; the paper's distance
 * from face space, squared, for whatever the training images show.
 */
@Paper(
    authors = "Matthew Turk, Alex Pentland",
    title = "Eigenfaces for Recognition",
    venue = "Journal of Cognitive Neuroscience 3(1)",
    year = 1991,
    url = "https://doi.org/10.1162/jocn.1991.3.1.71")
public final class PcaFactory implements DetectorFactory<PcaOptions> {
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  PcaFactory(Preprocessing preprocessing, LinearAlgebra algebra, Parallelism parallelism) {
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Class<PcaOptions> optionsType() {
    return PcaOptions.class;
  }

  @Override
  public String summary() {
    return "Principal components: an image is anomalous by what they cannot reconstruct of it.";
  }

  @Override
  public AnomalyDetector create(PcaOptions options) {
    return new PcaDetector(options, preprocessing, algebra, parallelism);
  }

  @Override
  public FittedDetector restore(PcaOptions options, NamedArrays state) {
    return new FittedPca(
        preprocessing.restore(options.preprocess(), state.scope("preprocessing")),
        PrincipalComponents.restore(state.scope("components")),
        algebra);
  }

  @Override
  public List<String> conflicts(PcaOptions options, ImageShape shape) {
    return Preprocessing.conflicts(options.preprocess(), shape);
  }

  @Override
  public Estimate estimate(PcaOptions options, Workload workload) {
    PreprocessingStep own =
        new PreprocessingStep.Pca(options.variance(), options.components(), false);
    List<PreprocessingStep> steps = new java.util.ArrayList<>(options.preprocess());
    steps.add(own);
    Forecast with = Forecast.of(steps, workload);
    return new Estimate(with.operations(), with.bytes());
  }
}
