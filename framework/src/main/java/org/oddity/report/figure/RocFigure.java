package org.oddity.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.oddity.evaluation.RocCurve;
import org.oddity.report.plot.Numbers;
import org.oddity.report.plot.Thinning;
import org.oddity.report.run.ScoredImages;

/** Draws a cell's ROC curve and where its threshold lies on it. */
final class RocFigure {
  private static final double HALF_A_PIXEL = 0.001;

  private RocFigure() {}

  static BufferedImage draw(String title, ScoredImages images, double threshold) {
    RocCurve curve = RocCurve.of(images.scores(), images.anomalous());
    XYChart chart =
        ChartStyle.chart(
            560,
            560,
            title + " · AUROC " + Numbers.fixed3(curve.area()),
            "false positive rate",
            "true positive rate");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setPlotGridVerticalLinesVisible(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    ChartStyle.dashed(
        chart, "chance", new double[] {0, 1}, new double[] {0, 1}, new Color(0x9AA3AD));
    List<RocCurve.Point> points = Thinning.curve(curve.points(), HALF_A_PIXEL);
    XYSeries line =
        chart.addSeries(
            "ROC curve",
            points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray(),
            points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray());
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(ChartStyle.NORMAL);
    line.setLineStyle(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    addThreshold(chart, images, threshold);
    return ChartStyle.draw(chart);
  }

  private static void addThreshold(XYChart chart, ScoredImages images, double threshold) {
    if (Double.isNaN(threshold)) {
      return;
    }
    XYSeries point =
        chart.addSeries(
            "threshold",
            new double[] {shareAbove(images.scoresOf(false), threshold)},
            new double[] {shareAbove(images.scoresOf(true), threshold)});
    point.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    point.setMarker(SeriesMarkers.CIRCLE);
    point.setMarkerColor(ChartStyle.INK);
  }

  private static double shareAbove(double[] scores, double threshold) {
    int above = 0;
    for (double score : scores) {
      above += score >= threshold ? 1 : 0;
    }
    return (double) above / scores.length;
  }
}
