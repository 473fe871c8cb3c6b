package org.oddity.report.canvas;

/**
 * How a line is drawn.
 *
 * @param tone its colour
 * @param width in units of the drawing
 * @param dash lengths of strokes and gaps in turn; empty for a solid line
 */
public record Pen(Tone tone, double width, double... dash) {
  /** Returns a solid line. */
  public static Pen solid(Tone tone, double width) {
    return new Pen(tone, width);
  }

  /** Returns a dashed line. */
  public static Pen dashed(Tone tone, double width) {
    return new Pen(tone, width, 5, 4);
  }
}
