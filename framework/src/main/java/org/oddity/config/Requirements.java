package org.oddity.config;

import java.util.ArrayList;
import java.util.List;
import org.oddity.core.Shown;

/**
 * What an options record asks of its components, written in its compact constructor:
 *
 * <pre>{@code
 * Requirements.begin().atLeast("folds", folds, 2).share("ratio", ratio).end();
 * }</pre>
 */
public final class Requirements {
  private final List<InvalidOptionsException.Refusal> refusals = new ArrayList<>();

  private Requirements() {}

  /** Starts with nothing refused. */
  public static Requirements begin() {
    return new Requirements();
  }

  /** Requires a number of at least {@code least}. */
  public Requirements atLeast(String component, double value, double least) {
    return that(value >= least, component, value, "must be at least " + number(least));
  }

  /** Requires {@code least <= value <= most}. */
  public Requirements between(String component, double value, double least, double most) {
    return that(
        value >= least && value <= most,
        component,
        value,
        "must be between " + number(least) + " and " + number(most));
  }

  /** Requires a finite number above zero. */
  public Requirements positive(String component, double value) {
    return that(value > 0 && Double.isFinite(value), component, value, "must be above 0");
  }

  /** Requires {@code 0 < value < 1}. */
  public Requirements fraction(String component, double value) {
    return that(value > 0 && value < 1, component, value, "must be in (0, 1)");
  }

  /** Requires {@code 0 < value <= 1}. */
  public Requirements share(String component, double value) {
    return that(value > 0 && value <= 1, component, value, "must be in (0, 1]");
  }

  /** Requires anything; {@code allowed} reads {@code must be …}. */
  public Requirements that(boolean holds, String component, Object read, String allowed) {
    if (!holds) {
      Object shown = read instanceof Double value ? number(value) : Shown.briefly("" + read);
      refusals.add(new InvalidOptionsException.Refusal(component, allowed + ", was " + shown));
    }
    return this;
  }

  /**
   * Ends the requirements.
   *
   * @throws InvalidOptionsException if any was not met
   */
  public void end() {
    if (!refusals.isEmpty()) {
      throw new InvalidOptionsException(refusals);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
