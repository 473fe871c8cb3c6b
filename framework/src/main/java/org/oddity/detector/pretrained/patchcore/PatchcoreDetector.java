package org.oddity.detector.pretrained.patchcore;

import java.util.Arrays;
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
import org.oddity.detector.pretrained.coreset.GreedyCoreset;
import org.oddity.detector.pretrained.coreset.Projection;
import org.oddity.tensor.HalfMatrix;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.RowSource;

/**
 * Keeps a coreset of the training images' patches.
 *
 * <p>All patches are held at once where that takes at most a third of the heap. Where it does not,
 * only their projections are, and the patches that were picked are extracted once more: it takes
 * longer and gives the same bits.
 */
final class PatchcoreDetector implements Detector {
  private static final String HELP =
      "lower 'coreset' or the backbone's 'input-size', take fewer 'layers' or training images, or"
          + " 'bank: float16'";

  private final PatchcoreOptions options;
  private final FeatureExtractors extractors;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;
  private final HeapBudget heap;

  PatchcoreDetector(
      PatchcoreOptions options,
      FeatureExtractors extractors,
      LinearAlgebra algebra,
      Parallelism parallelism,
      HeapBudget heap) {
    this.options = options;
    this.extractors = extractors;
    this.algebra = algebra;
    this.parallelism = parallelism;
    this.heap = heap;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    ImageBatch images = normals.training();
    FeatureExtractor extractor =
        extractors.open(options.backbone(), images.shape(), options.layers());
    try {
      PatchGrid grid = PatchcoreFactory.grid(options, extractor.layers(), parallelism);
      BankSize size = BankSize.of(options, grid, images.count());
      heap.require(size.bytes(), size.toString(), HELP);
      if (!size.canBeMade()) {
        throw new DetectorFailedException(size + " is more than an array holds: " + HELP);
      }
      Matrix patches = new Fit(images, context, extractor, grid, size).bank();
      context.listener().metric("patches", size.patches(), 0);
      context.listener().metric("bank-patches", patches.rows(), 0);
      return new FittedPatchcore(
          options, extractor, grid, stored(patches), algebra, images.shape());
    } catch (RuntimeException e) {
      extractor.close();
      throw e;
    }
  }

  private RowSource stored(Matrix patches) {
    if (options.bank() == PatchcoreOptions.Bank.FLOAT32) {
      return patches;
    }
    try {
      return HalfMatrix.of(patches);
    } catch (ArithmeticException e) {
      throw new DetectorFailedException("bank: float16: " + e.getMessage());
    }
  }

  /** One fit. */
  private final class Fit {
    private final ImageBatch images;
    private final FitContext context;
    private final FeatureExtractor extractor;
    private final PatchGrid grid;
    private final BankSize size;

    Fit(
        ImageBatch images,
        FitContext context,
        FeatureExtractor extractor,
        PatchGrid grid,
        BankSize size) {
      this.images = images;
      this.context = context;
      this.extractor = extractor;
      this.grid = grid;
      this.size = size;
    }

    Matrix bank() {
      int count = (int) size.patches();
      if (options.coreset() == 1) {
        Matrix all = Matrix.zeros(count, grid.channels());
        forPatches(0.9, (first, patches) -> put(patches, all, first));
        return all;
      }
      Projection.Drawn projection =
          options
              .projection()
              .drawn(
                  grid.channels(), new RandomStream(context.seeds().seed("projection")), algebra);
      Matrix projected = Matrix.zeros(count, size.dimensions());
      boolean held = heap.affords(size.bytesOfAll()) && size.allFitAnArray();
      Matrix all = held ? Matrix.zeros(count, grid.channels()) : null;
      forPatches(
          0.5,
          (first, patches) -> {
            put(projection.apply(patches), projected, first);
            if (all != null) {
              put(patches, all, first);
            }
          });
      int start = new RandomStream(context.seeds().seed("coreset")).nextInt(count);
      int[] picks =
          GreedyCoreset.select(
              projected,
              start,
              (int) size.kept(),
              parallelism,
              share -> context.listener().progress(0.5 + 0.4 * share, "coreset"));
      return all == null ? again(picks) : all.select(picks);
    }

    private static void put(Matrix some, Matrix all, int first) {
      System.arraycopy(some.values(), 0, all.values(), first * all.columns(), some.values().length);
    }

    /** Extracts once more what was picked. */
    private Matrix again(int... picks) {
      int[] rows = new int[(int) size.patches()];
      Arrays.fill(rows, -1);
      for (int i = 0; i < picks.length; i++) {
        rows[picks[i]] = i;
      }
      int channels = grid.channels();
      Matrix bank = Matrix.zeros(picks.length, channels);
      forPatches(
          0.9,
          (first, patches) -> {
            for (int i = 0; i < patches.rows(); i++) {
              int row = rows[first + i];
              if (row >= 0) {
                System.arraycopy(
                    patches.values(), i * channels, bank.values(), row * channels, channels);
              }
            }
          });
      return bank;
    }

    private void forPatches(double until, PatchConsumer consumer) {
      extractor.forEach(
          images,
          (first, features) -> {
            context.listener().progress(until * first / images.count(), "patches");
            consumer.accept(first * grid.places(), grid.of(features));
          });
    }
  }

  /** Takes patches from the place of the first on. */
  @FunctionalInterface
  private interface PatchConsumer {
    void accept(int first, Matrix patches);
  }
}
