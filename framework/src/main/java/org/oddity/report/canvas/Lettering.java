package org.oddity.report.canvas;

/**
 * How a text is drawn.
 *
 * @param tone its colour
 * @param size in units of the drawing
 * @param bold whether it is bold
 * @param anchor which point of its baseline is given
 * @param degrees it is turned by, clockwise, around that point
 */
public record Lettering(Tone tone, double size, boolean bold, Anchor anchor, double degrees) {
  /** Which point of a text's baseline is given. */
  public enum Anchor {
    /** Its left end. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    END
  }

  /** Returns a level text that is not bold. */
  public static Lettering plain(Tone tone, double size, Anchor anchor) {
    return new Lettering(tone, size, false, anchor, 0);
  }

  /** Returns this text turned. */
  public Lettering turned(double by) {
    return new Lettering(tone, size, bold, anchor, by);
  }

  /** Returns about how long a text is; exact lengths depend on the reader's fonts. */
  public double length(String text) {
    return text.length() * size * (bold ? 0.6 : 0.56);
  }
}
