package org.oddity.evaluation.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979, Scandinavian Journal of Statistics 6): with the adjusted
 * values, the chance of even one false discovery among all tests stays below the level.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /** Returns the adjusted values in the order of those given. */
  public static double[] adjust(double[] p) {
    int[] rising =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (Arrays.stream(p).anyMatch(value -> !(value >= 0 && value <= 1))) {
      throw new IllegalArgumentException("not all in [0, 1]: " + Arrays.toString(p));
    }
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < rising.length; i++) {
      largest = Math.max(largest, Math.min(1, (p.length - i) * p[rising[i]]));
      adjusted[rising[i]] = largest;
    }
    return adjusted;
  }
}
