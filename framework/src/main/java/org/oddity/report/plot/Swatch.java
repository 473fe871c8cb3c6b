package org.oddity.report.plot;

import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Pen;

/** A short piece of a line, to stand beside its name. */
public record Swatch(Pen pen) implements Drawing {
  @Override
  public int width() {
    return 26;
  }

  @Override
  public int height() {
    return 8;
  }

  @Override
  public String description() {
    return "line";
  }

  @Override
  public void draw(Canvas canvas) {
    canvas.line(0, 4, 26, 4, pen);
  }
}
