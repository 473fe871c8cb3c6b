package org.oddity.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.oddity.report.plot.Colours;

/** The look all charts share: white, few lines, large letters. */
final class ChartStyle {
  static final Color NORMAL = new Color(Colours.NORMAL);
  static final Color ANOMALOUS = new Color(Colours.ANOMALOUS);
  static final Color INK = new Color(0x22262B);

  private static final Color GRID = new Color(0xE4E7EB);
  private static final Color AXIS = new Color(0x5B636D);
  private static final double SCALE = 1.5;

  private ChartStyle() {}

  static XYChart chart(int width, int height, String title, String xTitle, String yTitle) {
    XYChart chart = new XYChart(width, height, Styler.ChartTheme.XChart);
    chart.setTitle(title);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK);
    styler.setChartTitleFont(font(Font.BOLD, 15)).setChartTitleBoxVisible(false);
    styler.setChartPadding(10).setChartTitlePadding(6);
    styler.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setPlotContentSize(1);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE).setLegendFont(font(Font.PLAIN, 13));
    styler.setLegendPadding(4).setLegendSeriesLineLength(18);
    styler.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
    styler.setAxisTickLabelsColor(AXIS).setAxisTickMarksColor(GRID);
    styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false).setAxisTicksLineVisible(false);
    styler.setXAxisTickMarkSpacingHint(70).setYAxisTickMarkSpacingHint(50);
    styler.setToolTipType(null);
    return chart;
  }

  /** Adds a dashed line that no marker interrupts. */
  static void dashed(XYChart chart, String name, double[] xs, double[] ys, Color colour) {
    XYSeries line = chart.addSeries(name, xs, ys);
    line.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(colour);
    line.setLineStyle(
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
  }

  static BufferedImage draw(XYChart chart) {
    int width = (int) Math.round(chart.getWidth() * SCALE);
    int height = (int) Math.round(chart.getHeight() * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.scale(SCALE, SCALE);
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
    } finally {
      graphics.dispose();
    }
    return image;
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static Color faint(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
