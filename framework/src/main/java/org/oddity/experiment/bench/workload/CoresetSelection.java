package org.oddity.experiment.bench.workload;

import org.oddity.core.RandomStream;
import org.oddity.detector.pretrained.coreset.GreedyCoreset;
import org.oddity.detector.pretrained.coreset.Projection;
import org.oddity.tensor.Matrix;

/** A tenth of the patches of 16 images, picked as PatchCore picks them, the projection included. */
final class CoresetSelection implements Workload {
  private static final int IMAGES = 16;
  private static final int DIMENSIONS = 128;

  private final Tools tools;
  private final Matrix patches = DrawnPatches.of(IMAGES, 2);

  CoresetSelection(Tools tools) {
    this.tools = tools;
  }

  @Override
  public int images() {
    return IMAGES;
  }

  @Override
  public double step() {
    Matrix projected =
        new Projection.Sparse(DIMENSIONS)
            .drawn(patches.columns(), new RandomStream(4), tools.algebra())
            .apply(patches);
    int count = patches.rows() / 10;
    int[] picks = GreedyCoreset.select(projected, 0, count, tools.parallelism(), share -> {});
    return picks[picks.length - 1];
  }
}
