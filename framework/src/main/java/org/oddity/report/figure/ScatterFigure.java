package org.oddity.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.oddity.report.plot.Numbers;
import org.oddity.report.plot.ScoreAxis;
import org.oddity.report.run.ScoredImages;

/** Draws every test image as a point: its class to the right, its score upwards. */
final class ScatterFigure {
  private static final double SPREAD = 0.35;
  private static final int MOST_NAMED = 20;

  private ScatterFigure() {}

  static BufferedImage draw(
      String title, ScoredImages images, List<String> classNames, double threshold) {
    ScoreAxis axis = ScoreAxis.of(images.scores(), threshold);
    int[] classes = IntStream.of(images.classes()).distinct().sorted().toArray();
    XYChart chart = ChartStyle.chart(760, 460, title, "class", axis.title());
    chart.getStyler().setXAxisMin(-0.6).setXAxisMax(classes.length - 0.4);
    chart.getStyler().setYAxisMin(axis.low()).setYAxisMax(axis.high());
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(place -> label(place, classes, classNames))
        .setYAxisTickLabelsFormattingFunction(unit -> Numbers.tick(axis.score(unit)));
    if (classes.length <= MOST_NAMED) {
      chart.getStyler().setXAxisTickMarkSpacingHint(660 / (classes.length + 1));
      chart.getStyler().setXAxisLabelRotation(classes.length > 6 ? 30 : 0);
    }
    chart.getStyler().setMarkerSize(images.count() > 2000 ? 3 : 5);
    add(chart, "anomalous", images, true, classes, axis);
    add(chart, "normal", images, false, classes, axis);
    if (axis.shows(threshold)) {
      double[] place = {axis.place(threshold), axis.place(threshold)};
      ChartStyle.dashed(
          chart,
          "threshold " + Numbers.brief(threshold),
          new double[] {-0.6, classes.length - 0.4},
          place,
          ChartStyle.INK);
    }
    return ChartStyle.draw(chart);
  }

  private static String label(double place, int[] classes, List<String> classNames) {
    int column = (int) Math.round(place);
    if (Math.abs(place - column) > 0.01 || column < 0 || column >= classes.length) {
      return " ";
    }
    int index = classes[column];
    boolean named = classes.length <= MOST_NAMED && index >= 0 && index < classNames.size();
    return named ? classNames.get(index) : Integer.toString(index);
  }

  private static void add(
      XYChart chart,
      String name,
      ScoredImages images,
      boolean anomalies,
      int[] classes,
      ScoreAxis axis) {
    int[] places = images.placesOf(anomalies);
    SplittableRandom jitter = new SplittableRandom(places.length);
    double[] xs = new double[places.length];
    double[] ys = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      int column = java.util.Arrays.binarySearch(classes, images.classes()[places[i]]);
      xs[i] = column + SPREAD * (2 * jitter.nextDouble() - 1);
      ys[i] = axis.place(images.scores()[places[i]]);
    }
    Color colour = anomalies ? ChartStyle.ANOMALOUS : ChartStyle.NORMAL;
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(ChartStyle.faint(colour, places.length > 2000 ? 90 : 160));
  }
}
