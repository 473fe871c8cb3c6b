package org.oddity.evaluation.comparison;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Friedman's test: whether any of several methods is better over tasks, by their ranks alone.
 *
 * @param chiSquared corrected for ties; nearly distributed so with {@code methods - 1} degrees of
 *     freedom
 * @param p of it
 * @param f the less conservative statistic of Iman and Davenport (1980); infinite where all tasks
 *     rank alike
 * @param fP of it, with {@code methods - 1} and {@code (methods - 1)(tasks - 1)} degrees of freedom
 */
public record FriedmanTest(double chiSquared, double p, double f, double fP) {

  /**
   * Tests ranks.
   *
   * @param ranks {@code [task, method]}, equal figures sharing their mean rank; at least two of
   *     each
   */
  public static FriedmanTest of(double[][] ranks) {
    int tasks = ranks.length;
    int methods = tasks == 0 ? 0 : ranks[0].length;
    if (tasks < 2 || methods < 2) {
      throw new IllegalArgumentException(
          "needs two tasks and two methods, has %d and %d".formatted(tasks, methods));
    }
    double between = 0;
    double within = 0;
    double middle = (methods + 1) / 2.0;
    for (int method = 0; method < methods; method++) {
      double sum = 0;
      for (double[] task : ranks) {
        sum += task[method] - middle;
        within += (task[method] - middle) * (task[method] - middle);
      }
      between += sum * sum;
    }
    return within == 0
        ? new FriedmanTest(0, 1, 0, 1)
        : of((methods - 1) * between / within, tasks, methods);
  }

  private static FriedmanTest of(double chiSquared, int tasks, int methods) {
    int freedom = methods - 1;
    double left = tasks * (double) freedom - chiSquared;
    // 1e-12: with all tasks alike nothing is left but rounding
    double f =
        left <= 1e-12 * chiSquared ? Double.POSITIVE_INFINITY : (tasks - 1) * chiSquared / left;
    double p = 1 - new ChiSquaredDistribution(null, freedom).cumulativeProbability(chiSquared);
    double fP =
        Double.isInfinite(f)
            ? 0
            : 1
                - new FDistribution(null, freedom, freedom * (tasks - 1.0))
                    .cumulativeProbability(f);
    return new FriedmanTest(chiSquared, p, f, fP);
  }
}
