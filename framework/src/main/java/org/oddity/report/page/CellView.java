package org.oddity.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.evaluation.NormalScale;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.LocalisedCell;
import org.oddity.report.canvas.Svg;
import org.oddity.report.plot.ClassConfusionPlot;
import org.oddity.report.plot.HistogramPlot;
import org.oddity.report.plot.ScatterPlot;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.NamedClasses;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.ScoredImages;

/**
 * The pictures of one cell.
 *
 * @param seed its seed
 * @param histogram SVG; empty where it cannot be drawn
 * @param scatter SVG; empty where it cannot be drawn
 * @param classes SVG of the confusion of classes; empty where none were named
 * @param decisions what the threshold makes of the test images; null where there is no threshold
 * @param trainings how each training went, epoch by epoch
 * @param strips test images with their scores, then what the training has drawn
 */
record CellView(
    long seed,
    String histogram,
    String scatter,
    String classes,
    DecisionsView decisions,
    List<TrainingView> trainings,
    List<Strip> strips) {

  /** Some images side by side. */
  record Strip(String caption, String address) {}

  static CellView of(RunResults results, CellResult cell, ScoredImages images, PageDetail detail) {
    double threshold = cell.metric("test/threshold").orElse(Double.NaN);
    boolean drawable = images.drawable();
    List<String> classes = cell.classNames();
    return new CellView(
        cell.cell().seed(),
        drawable ? Svg.inline(new HistogramPlot("", images, threshold)) : "",
        drawable ? scatter(cell, images, threshold, detail) : "",
        NamedClasses.of(results, cell)
            .map(confusion -> Svg.inline(new ClassConfusionPlot("", confusion, classes)))
            .orElse(""),
        Double.isNaN(threshold) || !drawable ? null : DecisionsView.of(threshold, images, classes),
        TrainingView.of(cell),
        strips(cell, results.folder().cell(cell.cell()), detail));
  }

  private static String scatter(
      CellResult cell, ScoredImages images, double threshold, PageDetail detail) {
    Optional<NormalScale> scale = NormalScale.ofMetrics(cell.state().metrics());
    return Svg.inline(
        new ScatterPlot("", images, cell.classNames(), threshold, scale, detail.dots()));
  }

  private static List<Strip> strips(CellResult cell, Path cellFolder, PageDetail detail) {
    Path folder = cellFolder.resolve("images");
    List<Strip> strips = new ArrayList<>();
    if (!detail.onlyMistakes()) {
      add(strips, folder, "lowest-normal", "Normal, lowest scores: the most normal", detail);
    }
    add(strips, folder, "highest-normal", "Normal, highest scores: false alarms first", detail);
    add(strips, folder, "lowest-anomaly", "Anomalous, lowest scores: missed first", detail);
    if (!detail.onlyMistakes()) {
      add(strips, folder, "highest-anomaly", "Anomalous, highest scores: the clearest", detail);
    }
    if (!detail.onlyMistakes()) {
      announced(
          strips,
          cell,
          cellFolder,
          LocalisedCell.PATH,
          "Where it sees anomalies, with the outlines of the masks",
          detail);
      String how = cell.state().tags().getOrDefault(ExplainedCell.TAG, "");
      announced(strips, cell, cellFolder, ExplainedCell.PATH, "Explained by " + how, detail);
      announced(strips, cell, cellFolder, AttendedCell.PATH, "Where it looks", detail);
    }
    strips.addAll(TrainingStrips.of(cell, cellFolder, detail));
    return strips;
  }

  /** Adds a picture that the cell's journal names: one of an earlier attempt may lie there. */
  private static void announced(
      List<Strip> strips,
      CellResult cell,
      Path folder,
      String path,
      String caption,
      PageDetail detail) {
    if (cell.state().announced(path)) {
      InlineImage.of(folder.resolve(path), detail.images())
          .ifPresent(text -> strips.add(new Strip(caption, text)));
    }
  }

  private static void add(
      List<Strip> strips, Path folder, String name, String caption, PageDetail detail) {
    Path file = folder.resolve(name + ".png");
    Optional<String> address =
        Files.exists(file) ? InlineImage.of(file, detail.images()) : Optional.empty();
    address.ifPresent(text -> strips.add(new Strip(caption, text)));
  }
}
