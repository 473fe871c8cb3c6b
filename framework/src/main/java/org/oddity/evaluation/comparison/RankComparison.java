package org.oddity.evaluation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Several methods over several tasks by their average ranks (Demšar 2006, section 3.2.2): the
 * Friedman test whether any differs, then Nemenyi's critical difference between which.
 *
 * <p>Figures need not come from the same images, so published ones can take part. Groups mean
 * little where the Friedman test finds nothing.
 *
 * @param methods in the order given
 * @param averageRanks one per method, 1 = best on every task
 * @param friedman whether any method differs
 * @param alpha level of the critical difference, such as 0.05
 * @param criticalDifference average ranks at least this far apart differ
 * @param groups methods that do not differ among themselves, best first, two or more each; a method
 *     may be in several
 */
public record RankComparison(
    List<String> methods,
    List<Double> averageRanks,
    FriedmanTest friedman,
    double alpha,
    double criticalDifference,
    List<List<String>> groups) {
  public RankComparison {
    methods = List.copyOf(methods);
    averageRanks = List.copyOf(averageRanks);
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Ranks methods.
   *
   * @param methods at least two
   * @param auroc {@code [task, method]}, higher is better, at least two tasks
   * @param alpha level of the critical difference, such as 0.05
   * @throws IllegalArgumentException if there are too few, or a figure is NaN
   */
  public static RankComparison of(List<String> methods, double[][] auroc, double alpha) {
    double[][] ranks = Arrays.stream(auroc).map(RankComparison::ranks).toArray(double[][]::new);
    FriedmanTest friedman = FriedmanTest.of(ranks);
    if (ranks[0].length != methods.size()) {
      throw new IllegalArgumentException(
          ranks[0].length + " figures per task for " + methods.size() + " methods");
    }
    double[] average =
        IntStream.range(0, methods.size())
            .mapToDouble(m -> Arrays.stream(ranks).mapToDouble(r -> r[m]).average().orElseThrow())
            .toArray();
    double critical = criticalDifference(methods.size(), auroc.length, alpha);
    return new RankComparison(
        methods,
        Arrays.stream(average).boxed().toList(),
        friedman,
        alpha,
        critical,
        groups(methods, average, critical));
  }

  /**
   * Returns Nemenyi's critical difference of average ranks.
   *
   * <p>Its q is the studentised range's quantile over √2, computed rather than looked up: 1.960 for
   * two methods at 0.05, as in Demšar's table 5.
   */
  public static double criticalDifference(int methods, int tasks, double alpha) {
    double q = StudentizedRange.quantile(1 - alpha, methods) / Math.sqrt(2);
    return q * Math.sqrt(methods * (methods + 1) / (6.0 * tasks));
  }

  /** Best, the highest, first. */
  private static double[] ranks(double[] auroc) {
    return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
        .rank(Arrays.stream(auroc).map(value -> -value).toArray());
  }

  /** The longest runs of neighbours in rank whose ends do not differ. */
  private static List<List<String>> groups(
      List<String> methods, double[] average, double critical) {
    List<Integer> order =
        IntStream.range(0, average.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> average[i]))
            .toList();
    List<List<String>> groups = new ArrayList<>();
    int lastEnd = 0;
    for (int start = 0; start < order.size(); start++) {
      int end = start;
      while (end + 1 < order.size()
          && average[order.get(end + 1)] - average[order.get(start)] < critical) {
        end++;
      }
      if (end > start && end > lastEnd) {
        groups.add(order.subList(start, end + 1).stream().map(methods::get).toList());
        lastEnd = end;
      }
    }
    return groups;
  }
}
