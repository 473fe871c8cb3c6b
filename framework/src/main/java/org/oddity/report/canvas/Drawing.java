package org.oddity.report.canvas;

/** A picture that can be drawn on any canvas. */
public interface Drawing {
  /** Returns how wide it is, in its own units: 1 is a pixel of a plain screen. */
  int width();

  /** Returns how high it is. */
  int height();

  /** Returns what it shows, in words, for readers who cannot see it. */
  String description();

  /** Draws it. */
  void draw(Canvas canvas);
}
