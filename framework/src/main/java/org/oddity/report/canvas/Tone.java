package org.oddity.report.canvas;

import java.util.Locale;

/**
 * What a mark stands for; its colour follows from that.
 *
 * <p>The colours are those of Okabe and Ito, "Color universal design" (2008), which people with any
 * colour vision can tell apart, some a little lighter or darker so that each is readable on white
 * and on near-black.
 */
public enum Tone {
  /** Letters and the lines that matter. */
  INK(0x1F2328),
  /** Letters and lines that stand back. */
  MUTED(0x656D76),
  /** Lines that only guide the eye. */
  GRID(0xE1E5EA),
  /** Normal images: blue. */
  NORMAL(0x0072B2),
  /** Anomalous images: vermilion. */
  ANOMALOUS(0xD55E00),
  /** First of the colours for things compared: blue. */
  FIRST(0x0072B2),
  /** Vermilion. */
  SECOND(0xD55E00),
  /** Bluish green. */
  THIRD(0x009E73),
  /** Reddish purple. */
  FOURTH(0xC5659A),
  /** Orange. */
  FIFTH(0xD98F00),
  /** Sky blue. */
  SIXTH(0x3FA0DC),
  /** Grey. */
  SEVENTH(0x7A828C);

  private static final Tone[] COMPARED = {FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH};

  private final int rgb;

  Tone(int rgb) {
    this.rgb = rgb;
  }

  /** Returns the colour on white, {@code 0xRRGGBB}. */
  public int rgb() {
    return rgb;
  }

  /** Returns the name that style sheets use. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how to draw the n-th of several things compared: colours first, then other dashes. */
  public static Pen compared(int index) {
    double[][] dashes = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};
    double[] dash = dashes[index / COMPARED.length % dashes.length];
    return new Pen(COMPARED[index % COMPARED.length], 1.8, dash);
  }
}
