package org.oddity.evaluation;

/** Quantiles between order statistics. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * Returns a quantile by linear interpolation (type 7 of Hyndman and Fan 1996, the default of
   * NumPy and R).
   *
   * @param rising sorted values, at least one
   * @param share in [0, 1]
   */
  public static double of(double[] rising, double share) {
    if (rising.length == 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("quantile " + share + " of " + rising.length + " values");
    }
    double place = share * (rising.length - 1);
    int low = (int) Math.floor(place);
    int high = Math.min(low + 1, rising.length - 1);
    double weight = place - low;
    return weight == 0 ? rising[low] : rising[low] * (1 - weight) + rising[high] * weight;
  }
}
