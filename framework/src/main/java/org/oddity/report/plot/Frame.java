package org.oddity.report.plot;

import java.util.function.DoubleFunction;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/** The rectangle that a plot fills, with what stands around it. */
record Frame(double left, double top, double right, double bottom) {
  static final double LETTERS = 12;

  private static final Pen GRID = Pen.solid(Tone.GRID, 1);
  private static final Lettering TITLE = new Lettering(Tone.INK, 13, true, Anchor.MIDDLE, 0);
  private static final Lettering LABEL = Lettering.plain(Tone.MUTED, LETTERS, Anchor.MIDDLE);

  /** Returns the x of a place from 0, the left side, to 1. */
  double x(double fraction) {
    return left + (right - left) * fraction;
  }

  /** Returns the y of a place from 0, the lower side, to 1. */
  double y(double fraction) {
    return bottom - (bottom - top) * fraction;
  }

  void title(Canvas canvas, String text) {
    canvas.text(text, (left + right) / 2, top - 12, TITLE);
  }

  void xTitle(Canvas canvas, String text, double below) {
    canvas.text(text, (left + right) / 2, bottom + below, LABEL);
  }

  void yTitle(Canvas canvas, String text) {
    canvas.text(text, 13, (top + bottom) / 2, LABEL.turned(-90));
  }

  void baseline(Canvas canvas) {
    canvas.line(left, bottom, right, bottom, Pen.solid(Tone.MUTED, 1));
  }

  void yTick(Canvas canvas, double fraction, String label) {
    canvas.line(left, y(fraction), right, y(fraction), GRID);
    Lettering lettering = Lettering.plain(Tone.MUTED, LETTERS - 1, Anchor.END);
    canvas.text(label, left - 6, y(fraction) + 4, lettering);
  }

  void xTick(Canvas canvas, double fraction, String label) {
    canvas.line(x(fraction), bottom, x(fraction), bottom + 4, Pen.solid(Tone.MUTED, 1));
    Lettering lettering = Lettering.plain(Tone.MUTED, LETTERS - 1, Anchor.MIDDLE);
    canvas.text(label, x(fraction), bottom + 17, lettering);
  }

  void xTicks(Canvas canvas, ScoreAxis axis, int most) {
    DoubleFunction<String> label = axis.labels(most);
    for (double tick : axis.ticks(most)) {
      xTick(canvas, (tick - axis.low()) / (axis.high() - axis.low()), label.apply(tick));
    }
  }

  void yTicks(Canvas canvas, ScoreAxis axis, int most) {
    DoubleFunction<String> label = axis.labels(most);
    for (double tick : axis.ticks(most)) {
      yTick(canvas, (tick - axis.low()) / (axis.high() - axis.low()), label.apply(tick));
    }
  }

  /** Draws an axis at the right side, whose ends are those of the frame. */
  void rightTicks(Canvas canvas, ScoreAxis axis, int most, String title) {
    DoubleFunction<String> label = axis.labels(most);
    Lettering lettering = Lettering.plain(Tone.MUTED, LETTERS - 1, Anchor.START);
    for (double tick : axis.ticks(most)) {
      double y = y((tick - axis.low()) / (axis.high() - axis.low()));
      canvas.line(right, y, right + 4, y, Pen.solid(Tone.MUTED, 1));
      canvas.text(label.apply(tick), right + 7, y + 4, lettering);
    }
    canvas.text(title, right + 50, (top + bottom) / 2, LABEL.turned(-90));
  }

  /** Names what is drawn, from the left below the frame; the n-th entry tells how. */
  void legend(Canvas canvas, double below, Entry... entries) {
    Lettering lettering = Lettering.plain(Tone.INK, LETTERS, Anchor.START);
    double length = 0;
    for (Entry entry : entries) {
      length += 40 + lettering.length(entry.text());
    }
    double x = (left + right) / 2 - (length - 18) / 2;
    for (Entry entry : entries) {
      double y = bottom + below - 4;
      if (entry.dot()) {
        canvas.dots(new double[] {x + 8}, new double[] {y}, 4, entry.pen().tone());
      } else {
        canvas.line(x, y, x + 16, y, entry.pen());
      }
      canvas.text(entry.text(), x + 22, bottom + below, lettering);
      x += 40 + lettering.length(entry.text());
    }
  }

  /** One line of a legend. */
  record Entry(String text, Pen pen, boolean dot) {}
}
