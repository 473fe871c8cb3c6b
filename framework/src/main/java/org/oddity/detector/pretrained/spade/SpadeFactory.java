package org.oddity.detector.pretrained.spade;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.pretrained.ExtractionCost;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * SPADE: the score is the mean distance to the nearest training images among the features of a
 * network trained elsewhere, the map the distance of each place to the nearest place of these
 * images.
 *
 * <p>Departures from the paper: a ResNet18 instead of a WideResNet50 unless named, the mean of its
 * third stage instead of the last for the image, distances that are not squared, and the nearest
 * single place (κ = 1, as the paper's tables have it).
 */
@Paper(
    authors = "Niv Cohen, Yedid Hoshen",
    title = "Sub-Image Anomaly Detection with Deep Pyramid Correspondences",
    venue = "arXiv:2005.02357",
    year = 2020,
    url = "https://arxiv.org/abs/2005.02357")
public final class SpadeFactory implements DetectorFactory<SpadeOptions> {
  private final SpadeParts parts;

  @Inject
  SpadeFactory(FeatureExtractors extractors, LinearAlgebra algebra, Parallelism parallelism) {
    this.parts = new SpadeParts(extractors, algebra, parallelism);
  }

  @Override
  public Class<SpadeOptions> optionsType() {
    return SpadeOptions.class;
  }

  @Override
  public String summary() {
    return "Nearest normal images by features, and the nearest places in them (Cohen, Hoshen 2020).";
  }

  @Override
  public Detector create(SpadeOptions options) {
    return new SpadeDetector(options, parts);
  }

  @Override
  public FittedDetector restore(SpadeOptions options, NamedArrays state) {
    FeatureExtractors extractors = parts.extractors();
    ImageVectors vectors =
        new ImageVectors(
            extractors.restore(options.backbone(), options.imageLayers(), state.scope("vectors")));
    FeatureExtractor places =
        extractors.restore(options.backbone(), options.placeLayers(), state.scope("places"));
    return new FittedSpade(
        options,
        parts,
        vectors,
        places,
        Matrix.ofColumns(state.ints("columns")[0], state.floats("references")),
        ImageBatch.wrap(places.image(), state.floats("pixels")));
  }

  @Override
  public List<String> conflicts(SpadeOptions options, ImageShape shape) {
    return parts.extractors().conflicts(options.backbone(), shape, options.layers());
  }

  @Override
  public Estimate estimate(SpadeOptions options, Workload workload) {
    ExtractionCost cost =
        ExtractionCost.of(parts.extractors(), options.backbone(), workload, options.imageLayers());
    double length =
        ImageVectors.length(
            parts.extractors().layers(options.backbone(), workload.shape(), options.imageLayers()));
    double pairs = (double) workload.training() * workload.test();
    double kept = (double) Float.BYTES * workload.training() * (length + workload.shape().size());
    return new Estimate(cost.operations() + 2 * pairs * length, 2 * cost.bytes() + kept);
  }
}
