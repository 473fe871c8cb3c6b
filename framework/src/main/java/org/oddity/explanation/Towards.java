package org.oddity.explanation;

/** Which way of the score is explained. */
public enum Towards {
  /** What raises the score. */
  ANOMALY(1),
  /** What lowers the score. */
  NORMALITY(-1);

  private final int sign;

  Towards(int sign) {
    this.sign = sign;
  }

  /** Returns what the score is multiplied by before it is explained, 1 or −1. */
  public int sign() {
    return sign;
  }
}
