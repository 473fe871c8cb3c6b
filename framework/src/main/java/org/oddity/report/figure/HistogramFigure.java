package org.oddity.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.oddity.report.plot.Histogram;
import org.oddity.report.plot.Numbers;
import org.oddity.report.plot.ScoreAxis;
import org.oddity.report.run.ScoredImages;

/** Draws how the scores of normal and of anomalous images spread, with the threshold between. */
final class HistogramFigure {
  private HistogramFigure() {}

  static BufferedImage draw(String title, ScoredImages images, double threshold) {
    ScoreAxis axis = ScoreAxis.of(images.scores(), threshold);
    XYChart chart = ChartStyle.chart(760, 440, title, axis.title(), "share of the images, %");
    chart.getStyler().setXAxisMin(axis.low()).setXAxisMax(axis.high()).setYAxisMin(0.0);
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(unit -> Numbers.tick(axis.score(unit)))
        .setYAxisTickLabelsFormattingFunction(Numbers::tick);
    int bins = Histogram.bins(images.count());
    Histogram normal = Histogram.of(axis, images.scoresOf(false), bins);
    Histogram anomalous = Histogram.of(axis, images.scoresOf(true), bins);
    double highest = 105 * Math.max(normal.highest(), anomalous.highest());
    chart.getStyler().setYAxisMax(highest);
    add(chart, "normal", axis, normal, ChartStyle.NORMAL);
    add(chart, "anomalous", axis, anomalous, ChartStyle.ANOMALOUS);
    if (axis.shows(threshold)) {
      double[] place = {axis.place(threshold), axis.place(threshold)};
      ChartStyle.dashed(
          chart,
          "threshold " + Numbers.brief(threshold),
          place,
          new double[] {0, highest},
          ChartStyle.INK);
    }
    return ChartStyle.draw(chart);
  }

  /** Draws the outline of the bins as one closed line, so that bars need no gaps. */
  private static void add(
      XYChart chart, String name, ScoreAxis axis, Histogram histogram, Color colour) {
    int bins = histogram.shares().length;
    double[] xs = new double[2 * bins + 2];
    double[] ys = new double[2 * bins + 2];
    for (int edge = 0; edge <= bins; edge++) {
      double x = axis.low() + (axis.high() - axis.low()) * edge / bins;
      xs[2 * edge] = x;
      xs[2 * edge + 1] = x;
      ys[2 * edge] = edge == 0 ? 0 : 100 * histogram.shares()[edge - 1];
      ys[2 * edge + 1] = edge == bins ? 0 : 100 * histogram.shares()[edge];
    }
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setFillColor(ChartStyle.faint(colour, 70));
    series.setLineWidth(1.6f);
  }
}
