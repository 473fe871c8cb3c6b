package org.oddity.report.page;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** One detector's pictures. */
  record Pictures(String detector, String figure, List<CellView> seeds) {
    boolean several() {
      return seeds.size() > 1;
    }
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
      for (CellResult cell : shown(results, table.dataset(), name, row.name(), detail)) {
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
        pictures.add(new Pictures(row.name(), entry.text(), views));
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

  private static List<CellResult> shown(
      RunResults results, String dataset, String task, String detector, PageDetail detail) {
    return results.cells(dataset, task, detector).stream()
        .filter(CellResult::done)
        .filter(cell -> Files.exists(results.folder().scores(cell.cell())))
        .limit(detail.everySeed() ? Long.MAX_VALUE : 1)
        .toList();
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
