package org.oddity.detector.pretrained.patchcore;

import jakarta.inject.Inject;
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
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/**
 * PatchCore: patches of normal images, described by the middle layers of a network trained
 * elsewhere, thinned to a coreset; a patch is anomalous by its distance to the nearest kept one, an
 * image by its most anomalous patch.
 *
 * <p>Patches are described as in anomalib: each layer's map averaged over 3×3 places, the coarser
 * brought to the finer bilinearly, channels joined. The authors' code instead unfolds the 3×3
 * places and averages what results to 1024 numbers. As in anomalib the greedy selection begins at
 * one random patch, which is kept; the authors' code begins with the mean distance to ten of them.
 * As in the authors' code, whose distances are squared, the score is not re-weighted unless asked;
 * here it is the Euclidean distance. Departure: the network is a ResNet18 unless named, the paper's
 * is WideResNet50.
 */
@Paper(
    authors =
        "Karsten Roth, Latha Pemula, Joaquin Zepeda, Bernhard Schölkopf, Thomas Brox, Peter Gehler",
    title = "Towards Total Recall in Industrial Anomaly Detection",
    venue = "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
    year = 2022,
    url = "https://arxiv.org/abs/2106.08265")
public final class PatchcoreFactory implements DetectorFactory<PatchcoreOptions> {
  private final FeatureExtractors extractors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  PatchcoreFactory(FeatureExtractors extractors, LinearAlgebra algebra, Parallelism parallelism) {
    this.extractors = extractors;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  static PatchGrid grid(
      PatchcoreOptions options, List<FeatureLayer> layers, Parallelism parallelism) {
    return new PatchGrid(layers, options.neighbourhood(), Sampling.BILINEAR, parallelism);
  }

  @Override
  public Class<PatchcoreOptions> optionsType() {
    return PatchcoreOptions.class;
  }

  @Override
  public String summary() {
    return "Distance of an image's worst patch to a coreset of normal patches (Roth et al. 2022).";
  }

  @Override
  public Detector create(PatchcoreOptions options) {
    return new PatchcoreDetector(options, extractors, algebra, parallelism, HeapBudget.ofProcess());
  }

  @Override
  public FittedDetector restore(PatchcoreOptions options, NamedArrays state) {
    FeatureExtractor extractor =
        extractors.restore(options.backbone(), options.layers(), state.scope("extractor"));
    return new FittedPatchcore(
        options,
        extractor,
        grid(options, extractor.layers(), parallelism),
        FittedPatchcore.bank(options, state),
        algebra,
        extractor.image());
  }

  @Override
  public List<String> conflicts(PatchcoreOptions options, ImageShape shape) {
    return extractors.conflicts(options.backbone(), shape, options.layers());
  }

  @Override
  public Estimate estimate(PatchcoreOptions options, Workload workload) {
    ExtractionCost cost =
        ExtractionCost.of(extractors, options.backbone(), workload, options.layers());
    PatchGrid grid =
        grid(
            options,
            extractors.layers(options.backbone(), workload.shape(), options.layers()),
            parallelism);
    BankSize size = BankSize.of(options, grid, workload.training());
    boolean chosen = size.kept() < size.patches();
    double projecting = chosen ? 2 * size.patches() * grid.channels() * size.dimensions() : 0;
    // About a fifth of the distances are measured, in loops of Java that take some five times as
    // long for an operation as a product of matrices.
    double choosing = chosen ? 2 * size.kept() * size.patches() * size.dimensions() : 0;
    double searching = 2.0 * workload.test() * grid.places() * size.kept() * grid.channels();
    return new Estimate(
        cost.operations() + projecting + choosing + searching, cost.bytes() + size.bytes());
  }
}
