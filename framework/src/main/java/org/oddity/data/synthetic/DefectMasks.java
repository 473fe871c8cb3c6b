package org.oddity.data.synthetic;

import java.util.stream.IntStream;
import org.oddity.core.Seeds;
import org.oddity.data.stored.MaskSource;

/** The masks of drawn defects: pixels that a defect covers at least half. */
final class DefectMasks implements MaskSource {
  private final TexturePainter painter;
  private final int[] labels;
  private final Seeds seeds;

  DefectMasks(TexturePainter painter, int[] labels, Seeds seeds) {
    this.painter = painter;
    this.labels = labels.clone();
    this.seeds = seeds;
  }

  @Override
  public boolean[][] read(int[] indices) {
    return IntStream.of(indices)
        .mapToObj(i -> painter.mask(labels[i], seeds.stream(DrawnPixels.streamOf(i))))
        .toArray(boolean[][]::new);
  }
}
