package org.oddity.report.plot;

import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;
import org.oddity.report.run.ScoredImages;

/**
 * How the scores of normal and of anomalous images spread, with the threshold between them.
 *
 * @param title stands above; may be empty
 * @param images at least one of each group, scores finite
 * @param threshold NaN for none
 */
public record HistogramPlot(String title, ScoredImages images, double threshold)
    implements Drawing {
  @Override
  public int width() {
    return 460;
  }

  @Override
  public int height() {
    return title.isEmpty() ? 270 : 298;
  }

  @Override
  public String description() {
    return "Histogram of the scores of normal and of anomalous images";
  }

  @Override
  public void draw(Canvas canvas) {
    double top = title.isEmpty() ? 10 : 38;
    Frame frame = new Frame(54, top, 450, top + 190);
    ScoreAxis axis = ScoreAxis.of(images.scores(), threshold);
    int bins = Histogram.bins(images.count());
    Histogram normal = Histogram.of(axis, images.scoresOf(false), bins);
    Histogram anomalous = Histogram.of(axis, images.scoresOf(true), bins);
    double highest = 105 * Math.max(normal.highest(), anomalous.highest());
    frame.title(canvas, title);
    frame.yTicks(canvas, new ScoreAxis(0, highest, false, 0, 0), 6);
    frame.xTicks(canvas, axis, 6);
    frame.yTitle(canvas, "% of the group's images");
    frame.xTitle(canvas, axis.title(), 36);
    bars(canvas, frame, normal, highest, Tone.NORMAL);
    bars(canvas, frame, anomalous, highest, Tone.ANOMALOUS);
    frame.baseline(canvas);
    if (axis.shows(threshold)) {
      double x = frame.x(axis.fraction(threshold));
      canvas.line(x, frame.top(), x, frame.bottom(), Pen.dashed(Tone.INK, 1.5));
    }
    frame.legend(canvas, 58, ScatterPlot.entries(threshold, axis));
  }

  private static void bars(
      Canvas canvas, Frame frame, Histogram histogram, double highest, Tone tone) {
    int bins = histogram.shares().length;
    double[] xs = new double[2 * bins + 2];
    double[] ys = new double[2 * bins + 2];
    for (int edge = 0; edge <= bins; edge++) {
      double before = edge == 0 ? 0 : histogram.shares()[edge - 1];
      double after = edge == bins ? 0 : histogram.shares()[edge];
      xs[2 * edge] = frame.x((double) edge / bins);
      xs[2 * edge + 1] = xs[2 * edge];
      ys[2 * edge] = frame.y(100 * before / highest);
      ys[2 * edge + 1] = frame.y(100 * after / highest);
    }
    canvas.area(xs, ys, tone);
    canvas.line(xs, ys, Pen.solid(tone, 1.4));
  }
}
