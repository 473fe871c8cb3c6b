package org.oddity.detector.pretrained.padim;

import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.pretrained.HeapBudget;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.tensor.Parallelism;

/** Estimates a Gaussian for each place; features are seen once and not kept. */
final class PadimDetector implements Detector {
  private final PadimOptions options;
  private final FeatureExtractors extractors;
  private final Parallelism parallelism;
  private final HeapBudget heap;

  PadimDetector(
      PadimOptions options,
      FeatureExtractors extractors,
      Parallelism parallelism,
      HeapBudget heap) {
    this.options = options;
    this.extractors = extractors;
    this.parallelism = parallelism;
    this.heap = heap;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageBatch images = normals.training();
    if (images.count() < 2) {
      throw new DetectorFailedException("one training image has no covariance");
    }
    FeatureExtractor extractor =
        extractors.open(options.backbone(), images.shape(), options.layers());
    try {
      PatchGrid grid = PadimFactory.grid(extractor.layers(), parallelism);
      RandomStream random = new RandomStream(context.seeds().seed("channels"));
      int[] channels = options.channels().choose(grid.channels(), random);
      heap.require(
          PlaceGaussians.Estimation.bytes(grid.places(), channels.length),
          channels.length + " channels at " + grid.places() + " places",
          "take fewer 'channels', or lower the backbone's 'input-size'");
      PlaceGaussians.Estimation estimation =
          new PlaceGaussians.Estimation(grid.places(), channels, parallelism);
      extractor.forEach(
          images,
          (first, features) -> {
            context.listener().progress(0.9 * first / images.count(), "features");
            estimation.add(grid.of(features));
          });
      context.listener().progress(0.9, "factors");
      PlaceGaussians gaussians = estimation.finish(options.ridge());
      return new FittedPadim(extractor, grid, gaussians, images.shape(), parallelism);
    } catch (RuntimeException e) {
      extractor.close();
      throw e;
    }
  }
}
