package org.oddity.detector.classical.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Grows trees side by side, each from seeds of its own. */
final class IsolationForestDetector implements Detector {
  private final IsolationForestOptions options;
  private final Preprocessing preprocessing;
  private final Parallelism parallelism;

  IsolationForestDetector(
      IsolationForestOptions options, Preprocessing preprocessing, Parallelism parallelism) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.parallelism = parallelism;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    if (normals.training().count() < 2) {
      throw new DetectorFailedException(
          "an isolation forest needs two training images or more, there is one");
    }
    context.listener().progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), normals.training());
    context.listener().progress(0.5, "growing trees");
    IsolationTree[] trees = new IsolationTree[options.trees()];
    parallelism.forRange(
        trees.length,
        1,
        (from, to) -> {
          for (int t = from; t < to; t++) {
            trees[t] = grow(fit.features(), context.seeds().child("tree-" + t));
          }
        });
    context.listener().progress(1, "grown");
    int samples = Math.min(options.samples(), fit.features().rows());
    IsolationTrees forest = IsolationTrees.of(List.of(trees));
    return new FittedIsolationForest(fit.preprocessing(), forest, samples, parallelism);
  }

  private IsolationTree grow(Matrix features, Seeds seeds) {
    int[] sample = sample(features.rows(), seeds.stream("sample"));
    SplittableRandom cuts = seeds.stream("cuts");
    return new IsolationTreeBuilder(features, sample, cuts).build();
  }

  /** Draws without putting back. */
  private int[] sample(int count, SplittableRandom random) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    int size = Math.min(options.samples(), count);
    for (int i = 0; i < size; i++) {
      int place = random.nextInt(i, count);
      int drawn = order[place];
      order[place] = order[i];
      order[i] = drawn;
    }
    return Arrays.copyOf(order, size);
  }
}
