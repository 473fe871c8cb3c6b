package org.oddity.evaluation;

/**
 * Where a figure may lie.
 *
 * @param low the lower end
 * @param high the upper end
 * @param level how often intervals made like this hold the true figure, such as 0.95
 */
public record ConfidenceInterval(double low, double high, double level) {
  public ConfidenceInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), was " + level);
    }
  }

  /** Returns whether a figure lies in the interval, ends included. */
  public boolean holds(double figure) {
    return figure >= low && figure <= high;
  }
}
