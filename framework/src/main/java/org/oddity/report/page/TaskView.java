package org.oddity.report.page;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.oddity.evaluation.RocCurve;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Svg;
import org.oddity.report.canvas.Tone;
import org.oddity.report.plot.RocPlot;
import org.oddity.report.plot.Swatch;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.ScoreFile;
import org.oddity.report.run.ScoredImages;
import org.oddity.report.run.SplitFile;
import org.oddity.report.table.ResultTable;
import org.oddity.report.table.TableEntry;

/**
 * One task: all detectors' curves, each detector's scores and images, and how images were split.
 *
 * @param title the task's name, with its dataset where there are several
 * @param roc SVG; empty where no detector was scored
 * @param seed that the curves are of
 * @param legend the curves' names and figures
 * @param detectors their pictures
 * @param sameImages images that several detectors were explained with
 * @param split how many images went where
 * @param best the best detector's name and figure; empty where there is none
 */
record TaskView(
    String title,
    String roc,
    String seed,
    List<Legend> legend,
    List<Pictures> detectors,
    List<SameImagesView> sameImages,
    List<SplitFile.Share> split,
    String best) {

  /** One curve's name. */
  record Legend(String swatch, String detector, boolean oracle, String figure) {}

  /**
   * One detector's pictures.
   *
   * @param otherSeeds the seeds that are not shown and their folders; empty where all are
   */
  record Pictures(String detector, String figure, List<CellView> seeds, String otherSeeds) {
    boolean several() {
      return seeds.size() > 1;
    }

    boolean partial() {
      return !otherSeeds.isEmpty() || seeds.stream().anyMatch(seed -> !seed.leftOut().isEmpty());
    }
  }

  /** Returns whether the run has more pictures of the task than are shown. */
  boolean partial() {
    return detectors.stream().anyMatch(Pictures::partial);
  }

  static TaskView of(
      RunResults results, ResultTable table, int task, String title, PageDetail detail) {
    String name = table.tasks().get(task);
    List<RocPlot.Curve> curves = new ArrayList<>();
    List<Legend> legend = new ArrayList<>();
    List<Pictures> pictures = new ArrayList<>();
    List<SplitFile.Share> split = new ArrayList<>();
    List<CellResult> cells = new ArrayList<>();
    String seed = "";
    for (int i = 0; i < table.ours().size(); i++) {
      ResultTable.Row row = table.ours().get(i);
      TableEntry entry = row.entries().get(task);
      List<CellView> views = new ArrayList<>();
      List<CellResult> scored = scored(results, table.dataset(), name, row.name());
      int shown = detail.everySeed() ? scored.size() : Math.min(1, scored.size());
      for (CellResult cell : scored.subList(0, shown)) {
        ScoredImages images = ScoreFile.read(results.folder().scores(cell.cell()));
        if (views.isEmpty() && images.drawable()) {
          Pen pen = Tone.compared(i);
          RocCurve curve = RocCurve.of(images.scores(), images.anomalous());
          curves.add(new RocPlot.Curve(row.name(), pen, curve, Double.NaN));
          legend.add(
              new Legend(Svg.inline(new Swatch(pen)), row.name(), row.oracle(), entry.text()));
          seed = Long.toString(cell.cell().seed());
        }
        if (split.isEmpty()) {
          split.addAll(split(results, cell));
        }
        views.add(CellView.of(results, cell, images, detail));
        cells.add(cell);
      }
      if (!views.isEmpty()) {
        String others = seeds(results, scored.subList(shown, scored.size()));
        pictures.add(new Pictures(row.name(), entry.text(), views, others));
      }
    }
    String roc = curves.isEmpty() ? "" : Svg.inline(new RocPlot("", curves, false));
    return new TaskView(
        title,
        roc,
        seed,
        legend,
        pictures,
        SameImagesView.of(results, cells, detail),
        split,
        best(table, task));
  }

  private static List<CellResult> scored(
      RunResults results, String dataset, String task, String detector) {
    return results.cells(dataset, task, detector).stream()
        .filter(CellResult::done)
        .filter(cell -> Files.exists(results.folder().scores(cell.cell())))
        .toList();
  }

  private static String seeds(RunResults results, List<CellResult> cells) {
    return cells.stream()
        .map(cell -> "seed " + cell.cell().seed() + " (" + CellView.folder(results, cell) + ")")
        .collect(Collectors.joining(", "));
  }

  private static List<SplitFile.Share> split(RunResults results, CellResult cell) {
    return SplitFile.read(results.folder().cell(cell.cell()).resolve("split.csv"));
  }

  private static String best(ResultTable table, int task) {
    Optional<ResultTable.Row> best =
        table.ours().stream().filter(row -> row.entries().get(task).best()).findFirst();
    return best.map(row -> row.name() + " " + row.entries().get(task).text()).orElse("");
  }
}
