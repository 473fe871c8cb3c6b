package org.oddity.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The mean of a figure over seeds and how far the seeds lie apart.
 *
 * @param mean the arithmetic mean
 * @param deviation the sample standard deviation (divided by count − 1); undefined for one value
 * @param count how many values
 */
public record MeanAndDeviation(double mean, OptionalDouble deviation, int count) {

  /**
   * Summarises values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static MeanAndDeviation of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values, no mean");
    }
    double shift = values[0]; // equal values keep their bits, and have no deviation
    double mean = shift + Arrays.stream(values).map(v -> v - shift).sum() / values.length;
    if (values.length == 1) {
      return new MeanAndDeviation(mean, OptionalDouble.empty(), 1);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new MeanAndDeviation(
        mean, OptionalDouble.of(Math.sqrt(squares / (values.length - 1))), values.length);
  }

  /** Returns {@code 0.923 ± 0.004}, or {@code 0.923} where the deviation is undefined. */
  public String format(int decimals) {
    String number = "%." + decimals + "f";
    return deviation.isEmpty()
        ? String.format(Locale.ROOT, number, mean)
        : String.format(Locale.ROOT, number + " ± " + number, mean, deviation.getAsDouble());
  }
}
