package org.oddity.evaluation.comparison;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test: whether one of two methods is better over tasks.
 *
 * <p>Tasks without a difference are left out (Wilcoxon 1945), equal sizes share their mean rank.
 * Sizes are compared to 12 decimals, so that 0.9 − 0.8 ties with 0.8 − 0.7.
 *
 * @param tasks how many tasks differ
 * @param ranksAbove the sum of ranks where the first method is better
 * @param ranksBelow the sum of ranks where the second method is better
 * @param p two-sided
 * @param exact whether p counts all signs, ties included, as for at most {@value #MOST_EXACT}
 *     tasks; otherwise by the normal approximation with the correction for ties
 */
public record WilcoxonSignedRank(
    int tasks, double ranksAbove, double ranksBelow, double p, boolean exact) {
  private static final int MOST_EXACT = 50;
  private static final double DECIMALS = 1e12;

  /**
   * Tests the differences of the first method to the second.
   *
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static WilcoxonSignedRank of(double... differences) {
    if (!Arrays.stream(differences).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("not all finite: " + Arrays.toString(differences));
    }
    double[] rounded =
        Arrays.stream(differences)
            .map(d -> Math.rint(d * DECIMALS) / DECIMALS)
            .filter(d -> d != 0)
            .toArray();
    if (rounded.length == 0) {
      return new WilcoxonSignedRank(0, 0, 0, 1, true);
    }
    double[] ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
            .rank(Arrays.stream(rounded).map(Math::abs).toArray());
    double above = 0;
    for (int i = 0; i < ranks.length; i++) {
      above += rounded[i] > 0 ? ranks[i] : 0;
    }
    double all = Arrays.stream(ranks).sum();
    boolean exact = ranks.length <= MOST_EXACT;
    double p = exact ? exact(ranks, Math.min(above, all - above)) : approximate(ranks, above);
    return new WilcoxonSignedRank(ranks.length, above, all - above, p, exact);
  }

  /** Counts, over all ways to sign the ranks, the sums as small as the smaller one. */
  private static double exact(double[] ranks, double smaller) {
    int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) Math.rint(2 * rank)).toArray();
    double[] ways = new double[Arrays.stream(doubled).sum() + 1];
    ways[0] = 1;
    for (int rank : doubled) {
      for (int sum = ways.length - 1; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    double below = Arrays.stream(ways, 0, (int) Math.rint(2 * smaller) + 1).sum();
    return Math.min(1, 2 * below / Math.pow(2, ranks.length));
  }

  /** The variance is a quarter of the sum of squared ranks, which has the ties in it already. */
  private static double approximate(double[] ranks, double above) {
    double mean = Arrays.stream(ranks).sum() / 2;
    double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
    return Normal.twoSided((above - mean) / Math.sqrt(variance));
  }
}
