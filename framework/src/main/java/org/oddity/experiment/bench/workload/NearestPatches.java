package org.oddity.experiment.bench.workload;

import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;

/** The nearest of a bank's patches to each patch of four images, as PatchCore scores them. */
final class NearestPatches implements Workload {
  private static final int IMAGES = 4;
  private static final int IMAGES_OF_BANK = 20;

  private final Matrix queries = DrawnPatches.of(IMAGES, 4);
  private final NeighbourIndex bank;

  NearestPatches(Tools tools) {
    this.bank = tools.algebra().index(DrawnPatches.of(IMAGES_OF_BANK, 6));
  }

  @Override
  public int images() {
    return IMAGES;
  }

  @Override
  public double step() {
    Neighbours found = bank.nearest(queries, 1);
    double greatest = 0;
    for (double squared : found.squared()) {
      greatest = Math.max(greatest, squared);
    }
    return Math.sqrt(greatest);
  }
}
