package org.oddity.detector.pretrained.padim;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.detector.pretrained.ExtractionCost;
import org.oddity.detector.pretrained.HeapBudget;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.detector.pretrained.Sampling;
import org.oddity.tensor.Parallelism;

/**
 * PaDiM: for each place of the image a Gaussian of what layers of a network trained elsewhere make
 * of normal images there; the map is one of Mahalanobis distances, the score its greatest value.
 *
 * <p>Coarser layers are brought to the finest by the nearest place and joined, 100 channels are
 * drawn, and 0.01 is added to the variances, as in the paper. The covariance is divided by images −
 * 1.
 */
@Paper(
    authors = "Thomas Defard, Aleksandr Setkov, Angelique Loesch, Romaric Audigier",
    title = "PaDiM: a Patch Distribution Modeling Framework for Anomaly Detection and Localization",
    venue = "International Conference on Pattern Recognition, Workshops",
    year = 2021,
    url = "https://arxiv.org/abs/2011.08785")
public final class PadimFactory implements DetectorFactory<PadimOptions> {
  private final FeatureExtractors extractors;
  private final Parallelism parallelism;

  @Inject
  PadimFactory(FeatureExtractors extractors, Parallelism parallelism) {
    this.extractors = extractors;
    this.parallelism = parallelism;
  }

  static PatchGrid grid(List<FeatureLayer> layers, Parallelism parallelism) {
    return new PatchGrid(layers, 1, Sampling.NEAREST, parallelism);
  }

  private PatchGrid grid(PadimOptions options, ImageShape shape) {
    return grid(extractors.layers(options.backbone(), shape, options.layers()), parallelism);
  }

  @Override
  public Class<PadimOptions> optionsType() {
    return PadimOptions.class;
  }

  @Override
  public String summary() {
    return "A Gaussian of normal features for each place of the image (Defard et al. 2021).";
  }

  @Override
  public Detector create(PadimOptions options) {
    return new PadimDetector(options, extractors, parallelism, HeapBudget.ofProcess());
  }

  @Override
  public FittedDetector restore(PadimOptions options, NamedArrays state) {
    FeatureExtractor extractor =
        extractors.restore(options.backbone(), options.layers(), state.scope("extractor"));
    return new FittedPadim(
        extractor,
        grid(extractor.layers(), parallelism),
        PlaceGaussians.restore(state.scope("gaussians")),
        extractor.image(),
        parallelism);
  }

  @Override
  public List<String> conflicts(PadimOptions options, ImageShape shape) {
    List<String> conflicts =
        new ArrayList<>(extractors.conflicts(options.backbone(), shape, options.layers()));
    if (conflicts.isEmpty() && options.channels() instanceof Channels.Chosen chosen) {
      int all = grid(options, shape).channels();
      int last = Collections.max(chosen.places());
      if (last >= all) {
        conflicts.add("channels.places: there is no channel " + last + ", the layers have " + all);
      }
    }
    return conflicts;
  }

  @Override
  public Estimate estimate(PadimOptions options, Workload workload) {
    ExtractionCost cost =
        ExtractionCost.of(extractors, options.backbone(), workload, options.layers());
    PatchGrid grid = grid(options, workload.shape());
    double channels = options.channels().count(grid.channels());
    double images = (double) workload.training() + workload.test();
    double square = channels * channels * grid.places();
    // Plain Java takes ten times as long for an operation as a product of matrices.
    double operations = 10 * square * (images + channels / 3);
    return new Estimate(
        cost.operations() + operations,
        cost.bytes() + PlaceGaussians.Estimation.bytes(grid.places(), channels));
  }
}
