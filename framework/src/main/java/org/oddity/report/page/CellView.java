package org.oddity.report.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.oddity.evaluation.NormalScale;
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
 * @param strips test images with their scores, what explains these, then what the training drew
 * @param leftOut which other pictures the cell has, in words; empty where there are none
 * @param folder its folder, relative to the run's
 */
record CellView(
    long seed,
    String histogram,
    String scatter,
    String classes,
    DecisionsView decisions,
    List<TrainingView> trainings,
    List<Strip> strips,
    String leftOut,
    String folder) {

  /** Some images side by side. */
  record Strip(String caption, String address) {}

  static CellView of(RunResults results, CellResult cell, ScoredImages images, PageDetail detail) {
    double threshold = cell.metric("test/threshold").orElse(Double.NaN);
    boolean drawable = images.drawable();
    List<String> classes = cell.classNames();
    CellStrips strips = CellStrips.of(results, cell, detail);
    return new CellView(
        cell.cell().seed(),
        drawable ? Svg.inline(new HistogramPlot("", images, threshold)) : "",
        drawable ? scatter(cell, images, threshold, detail) : "",
        NamedClasses.of(results, cell)
            .map(confusion -> Svg.inline(new ClassConfusionPlot("", confusion, classes)))
            .orElse(""),
        Double.isNaN(threshold) || !drawable ? null : DecisionsView.of(threshold, images, classes),
        TrainingView.of(cell),
        strips.strips(),
        strips.leftOut(),
        folder(results, cell));
  }

  /** Returns a cell's folder relative to the run's, with forward slashes. */
  static String folder(RunResults results, CellResult cell) {
    Path folder = results.folder().root().relativize(results.folder().cell(cell.cell()));
    return folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
  }

  private static String scatter(
      CellResult cell, ScoredImages images, double threshold, PageDetail detail) {
    Optional<NormalScale> scale = NormalScale.ofMetrics(cell.state().metrics());
    return Svg.inline(
        new ScatterPlot("", images, cell.classNames(), threshold, scale, detail.dots()));
  }
}
