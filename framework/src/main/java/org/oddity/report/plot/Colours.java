package org.oddity.report.plot;

/**
 * Colours that people with any colour vision can tell apart, by Okabe and Ito, "Color universal
 * design" (2008); each is readable on white and on near-black.
 */
public final class Colours {
  /** Normal images: blue. */
  public static final int NORMAL = 0x0072B2;

  /** Anomalous images: vermilion. */
  public static final int ANOMALOUS = 0xD55E00;

  private Colours() {}
}
