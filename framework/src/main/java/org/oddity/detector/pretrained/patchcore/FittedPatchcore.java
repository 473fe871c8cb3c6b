package org.oddity.detector.pretrained.patchcore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.detector.pretrained.PatchMaps;
import org.oddity.tensor.HalfMatrix;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;
import org.oddity.tensor.RowSource;

/** Scores by the patch that is farthest from the nearest of the kept ones. */
final class FittedPatchcore implements LocalisingDetector {
  private final PatchcoreOptions options;
  private final FeatureExtractor extractor;
  private final PatchGrid grid;
  private final PatchMaps maps;
  private final NeighbourIndex index;

  FittedPatchcore(
      PatchcoreOptions options,
      FeatureExtractor extractor,
      PatchGrid grid,
      RowSource bank,
      LinearAlgebra algebra,
      ImageShape image) {
    this.options = options;
    this.extractor = extractor;
    this.grid = grid;
    this.maps = new PatchMaps(grid, image);
    this.index = algebra.index(bank);
  }

  /** Reads the bank that {@link #state} gave. */
  static RowSource bank(PatchcoreOptions options, NamedArrays state) {
    int[] size = state.ints("size");
    return options.bank() == PatchcoreOptions.Bank.FLOAT16
        ? HalfMatrix.ofPacked(size[0], size[1], state.ints("bank"))
        : Matrix.wrap(size[0], size[1], state.floats("bank"));
  }

  @Override
  public int batch() {
    return extractor.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    double[] scores = new double[images.count()];
    forDistances(images, (first, patches, found) -> score(patches, found, scores, first));
    return AnomalyScores.of(scores);
  }

  /** Writes the scores of some images to where the first one's place is. */
  private void score(Matrix patches, Neighbours found, double[] scores, int first) {
    for (int i = 0; i * grid.places() < patches.rows(); i++) {
      scores[first + i] = score(i, patches, found);
    }
  }

  private double score(int image, Matrix patches, Neighbours found) {
    int worst = worst(image, found);
    double distance = Math.sqrt(found.squared(worst, 0));
    return options
        .reweighting()
        .map(by -> distance * weight(by, patches.row(worst), found.place(worst, 0), distance))
        .orElse(distance);
  }

  private int worst(int image, Neighbours found) {
    int worst = image * grid.places();
    for (int i = worst; i < (image + 1) * grid.places(); i++) {
      worst = found.squared(i, 0) > found.squared(worst, 0) ? i : worst;
    }
    return worst;
  }

  /**
   * Returns 1 less the softmax, over the distances to the neighbours of the nearest kept patch, of
   * that to this patch itself: near 1 where it lies apart from them, 1 − 1/n in their midst.
   */
  private double weight(
      PatchcoreOptions.Reweighting by, float[] patch, int nearest, double distance) {
    RowSource bank = index.references();
    float[] kept = new float[grid.channels()];
    bank.read(nearest, 1, kept);
    int count = Math.min(by.neighbours(), bank.rows());
    Neighbours around = index.nearest(Matrix.wrap(1, kept.length, kept.clone()), count);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      bank.read(around.place(0, k), 1, kept);
      // Relative to the nearest, whose exponential is 1, so that nothing overflows.
      sum += Math.exp(distance(patch, kept) - distance);
    }
    return 1 - 1 / sum;
  }

  private static double distance(float[] one, float... other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = (double) one[i] - other[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch images) {
    List<AnomalyMap> all = new ArrayList<>();
    forDistances(images, (first, patches, found) -> all.addAll(mapsOf(found)));
    return all;
  }

  @Override
  public Localised scoreAndLocalise(ImageBatch images) {
    double[] scores = new double[images.count()];
    List<AnomalyMap> all = new ArrayList<>();
    forDistances(
        images,
        (first, patches, found) -> {
          score(patches, found, scores, first);
          all.addAll(mapsOf(found));
        });
    return new Localised(AnomalyScores.of(scores), all);
  }

  private List<AnomalyMap> mapsOf(Neighbours found) {
    double[] distances = found.squared().clone();
    Arrays.setAll(distances, i -> Math.sqrt(distances[i]));
    return maps.of(distances);
  }

  private void forDistances(ImageBatch images, DistanceConsumer consumer) {
    extractor.forEach(
        images,
        (first, features) -> {
          Matrix patches = grid.of(features);
          consumer.accept(first, patches, index.nearest(patches, 1));
        });
  }

  @Override
  public NamedArrays state() {
    RowSource bank = index.references();
    NamedArrays.Builder state =
        NamedArrays.builder()
            .put("size", bank.rows(), bank.columns())
            .putAll("extractor", extractor.state());
    if (bank instanceof HalfMatrix halves) {
      state.put("bank", halves.packed());
    } else {
      state.put("bank", ((Matrix) bank).values());
    }
    return state.build();
  }

  @Override
  public void close() {
    extractor.close();
  }

  /** Takes the patches of some images, and the kept patch nearest to each. */
  @FunctionalInterface
  private interface DistanceConsumer {
    void accept(int firstImage, Matrix patches, Neighbours found);
  }
}
