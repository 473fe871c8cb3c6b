package org.oddity.experiment.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.detector.AttentionMaps;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ScoredCell;

/**
 * Shows where a detector looks in test images of each side: the lowest and the highest by their
 * scores, and some of each class that are the same for every detector.
 */
final class CellAttention {
  private static final int EXTREMES = 8;
  private static final int LEAST = 8;
  private static final int OF_EACH_CLASS = 2;
  private static final int MOST = 20;

  private final ScoredCell cell;
  private final AttentionMaps maps;
  private final List<ImageGrid.Row> rows = new ArrayList<>();

  private CellAttention(ScoredCell cell, AttentionMaps maps) {
    this.cell = cell;
    this.maps = maps;
  }

  static AttendedCell of(ScoredCell cell, AttentionMaps maps) {
    CellAttention attention = new CellAttention(cell, maps);
    for (boolean anomalous : new boolean[] {false, true}) {
      attention.add(anomalous ? "anomalous" : "normal", new ImageChoice(cell.test(), anomalous));
    }
    return new AttendedCell(
        cell.cell(), cell.folder(), new ImageGrid(attention.rows), cell.journal());
  }

  private void add(String side, ImageChoice choice) {
    int[] rising = choice.rising(cell.scores().values());
    int few = Math.min(EXTREMES, rising.length);
    add(side + ", lowest scores", Arrays.copyOf(rising, few));
    add(side + ", highest scores", Arrays.copyOfRange(rising, rising.length - few, rising.length));
    int most = Math.min(MOST, Math.max(LEAST, OF_EACH_CLASS * choice.classes()));
    add(side + ", each class in turn", choice.inTurn(most));
  }

  private void add(String title, int... places) {
    if (places.length == 0) {
      return;
    }
    ImageBatch images = cell.test().labelled().images().select(places);
    ImageBatch drawn = maps.of(images);
    double[] scores = Arrays.stream(places).mapToDouble(cell.scores()::get).sorted().toArray();
    String range =
        String.format(Locale.ROOT, " (%.4g to %.4g)", scores[0], scores[scores.length - 1]);
    rows.add(ImageGrid.row(title + range, images));
    rows.add(ImageGrid.row("map", drawn));
    rows.add(ImageGrid.row("image times map", AttentionMaps.product(images, drawn)));
  }
}
