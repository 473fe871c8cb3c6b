package org.oddity.data.synthetic;

import java.util.stream.IntStream;
import org.oddity.core.Seeds;
import org.oddity.data.stored.MaskSource;

/** The objects in front of clutter: pixels that they cover at least half. */
final class ClutterObjects implements MaskSource {
  private final ClutterPainter painter;
  private final int[] labels;
  private final Seeds seeds;

  ClutterObjects(ClutterPainter painter, int[] labels, Seeds seeds) {
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
