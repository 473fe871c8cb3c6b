package org.oddity.core;

import static java.util.Objects.requireNonNull;

import java.util.stream.DoubleStream;

/**
 * One score per image; higher is more anomalous, in every detector, on any scale.
 *
 * <p>The values are copied in and out, so scores cannot change once they are given.
 */
public final class AnomalyScores {
  private final double[] values;

  private AnomalyScores(double[] values) {
    this.values = values;
  }

  /** Makes scores of a copy of the values. */
  public static AnomalyScores of(double... values) {
    return new AnomalyScores(requireNonNull(values, "values is null").clone());
  }

  /** Returns the number of scores. */
  public int count() {
    return values.length;
  }

  /** Returns the score of one image. */
  public double get(int index) {
    return values[index];
  }

  /** Returns a copy of the scores. */
  public double[] values() {
    return values.clone();
  }

  /**
   * Returns the reason why these scores cannot be ranked, or an empty text.
   *
   * <p>A detector that answers NaN, infinity or the same for every image has failed, and its AUC
   * would still be a number.
   */
  public String defect() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return "score " + i + " of " + values.length + " is " + values[i];
      }
    }
    if (values.length > 1 && DoubleStream.of(values).allMatch(value -> value == values[0])) {
      return "all " + values.length + " scores are " + values[0];
    }
    return "";
  }
}
