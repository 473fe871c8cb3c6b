package org.oddity.experiment.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.TestSet;
import org.oddity.detector.LocalisingDetector;
import org.oddity.evaluation.localisation.LocalisationEvaluation;
import org.oddity.evaluation.localisation.RankedPixels;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.ScoredCell;

/**
 * Holds a detector's maps against the masks of the test images. Of the maps only those that are to
 * be shown stay in memory: some of each class, the lowest, the highest and evenly between by score.
 */
final class CellLocalisation {
  private static final int BATCH = 64;
  private static final int SHOWN_OF_A_CLASS = 4;
  private static final double COLD = 0.5;
  private static final double HOT = 0.999;

  private CellLocalisation() {}

  /**
   * Returns why the masks say nothing of this cell's task, or an empty text: a mask tells good from
   * bad, and a task may have made one kind of bad its normal.
   */
  static String obstacle(TestSet test) {
    boolean[][] masks = test.masks().orElseThrow();
    for (int i = 0; i < masks.length; i++) {
      boolean anomalous = test.labelled().anomalous()[i];
      if (anomalous != any(masks[i])) {
        return "not measured: test image %d is %s in this task, but its mask is %s"
            .formatted(i, anomalous ? "anomalous" : "normal", anomalous ? "empty" : "not empty");
      }
    }
    return "";
  }

  private static boolean any(boolean... mask) {
    for (boolean pixel : mask) {
      if (pixel) {
        return true;
      }
    }
    return false;
  }

  static LocalisedCell of(ScoredCell cell, LocalisingDetector detector) {
    TestSet test = cell.test();
    boolean[][] masks = test.masks().orElseThrow();
    ImageBatch images = test.labelled().images();
    ImageShape shape = images.shape();
    Map<Integer, int[]> shown = shown(cell);
    Set<Integer> wanted =
        shown.values().stream()
            .flatMapToInt(IntStream::of)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    Map<Integer, AnomalyMap> kept = new HashMap<>();
    RankedPixels.Collector pixels =
        new RankedPixels.Collector(
            Math.multiplyExact(images.count(), shape.height() * shape.width()));
    int step = detector.wholeBatches(BATCH);
    for (int from = 0; from < images.count(); from += step) {
      int to = Math.min(images.count(), from + step);
      List<AnomalyMap> maps = detector.localise(images.slice(from, to));
      for (int i = from; i < to; i++) {
        // The one place where a map gets the size of its mask.
        AnomalyMap map = maps.get(i - from).resized(shape.height(), shape.width());
        pixels.add(map, masks[i]);
        if (wanted.contains(i)) {
          kept.put(i, map);
        }
      }
    }
    RankedPixels ranked = pixels.rank();
    List<LocalisedCell.Group> groups = new ArrayList<>();
    shown.forEach((label, places) -> groups.add(group(cell, label, places, kept)));
    return new LocalisedCell(
        cell.cell(),
        cell.folder(),
        LocalisationEvaluation.of(ranked),
        scale(ranked),
        groups,
        cell.journal());
  }

  /** Returns the places of the images to be shown of each class, normal classes first. */
  private static Map<Integer, int[]> shown(ScoredCell cell) {
    Map<Integer, int[]> shown = new LinkedHashMap<>();
    for (boolean side : new boolean[] {false, true}) {
      ImageChoice choice = new ImageChoice(cell.test(), side);
      choice
          .byClass(choice.rising(cell.scores().values()))
          .forEach(
              (label, places) ->
                  shown.put(
                      label,
                      CellExplanation.evenly(
                          places.stream().mapToInt(Integer::intValue).toArray(),
                          SHOWN_OF_A_CLASS)));
    }
    return shown;
  }

  private static LocalisedCell.Group group(
      ScoredCell cell, int label, int[] places, Map<Integer, AnomalyMap> maps) {
    boolean[][] masks = cell.test().masks().orElseThrow();
    return new LocalisedCell.Group(
        cell.classNames().get(label),
        cell.test().labelled().images().select(places),
        IntStream.of(places).mapToDouble(cell.scores()::get).toArray(),
        IntStream.of(places).mapToObj(maps::get).toList(),
        IntStream.of(places).mapToObj(place -> masks[place]).toList());
  }

  /** Cold is what half of all pixels are below, hot what one in a thousand is above. */
  private static LocalisedCell.Scale scale(RankedPixels ranked) {
    double low = ranked.quantile(COLD);
    double high = ranked.quantile(HOT);
    return low < high
        ? new LocalisedCell.Scale(low, high)
        : new LocalisedCell.Scale(ranked.quantile(0), ranked.quantile(1));
  }
}
