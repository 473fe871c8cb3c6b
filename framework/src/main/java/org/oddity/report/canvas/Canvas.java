package org.oddity.report.canvas;

/** Something to draw on; x grows to the right, y downwards. */
public interface Canvas {
  /** Draws a line through points. */
  void line(double[] xs, double[] ys, Pen pen);

  /** Fills the area that points enclose, see-through. */
  void area(double[] xs, double[] ys, Tone tone);

  /** Draws a dot at each point, see-through where there are many. */
  void dots(double[] xs, double[] ys, double radius, Tone tone);

  /** Draws one line of text. */
  void text(String text, double x, double y, Lettering lettering);

  /** Draws a straight line. */
  default void line(double fromX, double fromY, double toX, double toY, Pen pen) {
    line(new double[] {fromX, toX}, new double[] {fromY, toY}, pen);
  }
}
