package org.oddity.report.plot;

import java.util.List;
import java.util.Locale;
import org.oddity.evaluation.RocCurve;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/**
 * ROC curves in one square.
 *
 * @param title stands above; may be empty
 * @param curves what is drawn, first to last
 * @param legend whether the curves are named in the drawing
 */
public record RocPlot(String title, List<Curve> curves, boolean legend) implements Drawing {
  private static final double HALF_A_PIXEL = 0.001;
  private static final int LINE = 17;
  private static final int MOST_INSIDE = 3;
  private static final int LONGEST = 24;

  public RocPlot {
    curves = List.copyOf(curves);
  }

  /**
   * One curve.
   *
   * @param threshold where a dot marks the chosen threshold; NaN for none
   */
  public record Curve(String name, Pen pen, RocCurve curve, double threshold) {}

  @Override
  public int width() {
    return 400;
  }

  @Override
  public int height() {
    int rows = below() ? (curves.size() + 1) / 2 : 0;
    return (title.isEmpty() ? 382 : 410) + (rows == 0 ? 0 : 12 + LINE * rows);
  }

  @Override
  public String description() {
    return "ROC curves of " + String.join(", ", curves.stream().map(Curve::name).toList());
  }

  @Override
  public void draw(Canvas canvas) {
    double top = title.isEmpty() ? 10 : 38;
    Frame frame = new Frame(54, top, 390, top + 326);
    frame.title(canvas, title);
    for (int i = 0; i <= 5; i++) {
      String label = String.format(Locale.ROOT, "%.1f", i / 5.0);
      frame.yTick(canvas, i / 5.0, label);
      frame.xTick(canvas, i / 5.0, label);
    }
    frame.baseline(canvas);
    frame.xTitle(canvas, "false positive rate", 38);
    frame.yTitle(canvas, "true positive rate");
    canvas.line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), Pen.dashed(Tone.MUTED, 1));
    curves.forEach(curve -> curve(canvas, frame, curve));
    if (legend) {
      legend(canvas, frame);
    }
  }

  private static void curve(Canvas canvas, Frame frame, Curve curve) {
    List<RocCurve.Point> points = Thinning.curve(curve.curve.points(), HALF_A_PIXEL);
    double[] xs = points.stream().mapToDouble(p -> frame.x(p.falsePositiveRate())).toArray();
    double[] ys = points.stream().mapToDouble(p -> frame.y(p.truePositiveRate())).toArray();
    canvas.line(xs, ys, curve.pen);
    if (!Double.isNaN(curve.threshold)) {
      RocCurve.Point at = operatingPoint(curve);
      double[] x = {frame.x(at.falsePositiveRate())};
      double[] y = {frame.y(at.truePositiveRate())};
      canvas.dots(x, y, 4.5, Tone.INK);
    }
  }

  /** The last point whose threshold is not below the chosen one. */
  private static RocCurve.Point operatingPoint(Curve curve) {
    RocCurve.Point found = curve.curve.points().get(0);
    for (RocCurve.Point point : curve.curve.points()) {
      found = point.threshold() >= curve.threshold ? point : found;
    }
    return found;
  }

  /** Many names inside would hide curves; below they stand in two columns. */
  private boolean below() {
    return legend && curves.size() > MOST_INSIDE;
  }

  private void legend(Canvas canvas, Frame frame) {
    Lettering lettering = Lettering.plain(Tone.INK, Frame.LETTERS, Anchor.START);
    double longest =
        curves.stream().mapToDouble(curve -> lettering.length(curve.name)).max().orElse(0);
    int rows = below() ? (curves.size() + 1) / 2 : curves.size();
    for (int i = 0; i < curves.size(); i++) {
      int column = i / rows;
      double x =
          below() ? 30 + 188.0 * column : Math.max(frame.left() + 6, frame.right() - longest - 34);
      double y =
          below()
              ? frame.bottom() + 62 + LINE * (i % rows)
              : frame.bottom() - 12 - LINE * (rows - 1.0 - i);
      canvas.line(x, y - 4, x + 18, y - 4, curves.get(i).pen);
      String name = curves.get(i).name;
      String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
      canvas.text(shown, x + 24, y, lettering);
    }
  }
}
