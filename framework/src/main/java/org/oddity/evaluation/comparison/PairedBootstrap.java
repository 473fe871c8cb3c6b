package org.oddity.evaluation.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.oddity.evaluation.Bootstrap;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.evaluation.RankedScores;

/**
 * The stratified bootstrap of the difference of two AUROCs: images are drawn anew, normals and
 * anomalies apart, and both methods are measured on the same draw.
 *
 * <p>It assumes less than {@link DeLongTest} and agrees with it where images are many. Its p counts
 * the draws on the other side of zero, twice, one added to each count (Davison and Hinkley 1997,
 * section 4.2), and cannot be below {@code 2 / (rounds + 1)}.
 */
public final class PairedBootstrap {
  private PairedBootstrap() {}

  /**
   * Compares the mean AUROCs of methods trained with one or more seeds.
   *
   * @param a the first method's scores, one array per seed, one score per image
   * @param b the second method's scores of the same images
   * @param rounds how often to draw, at least 2
   * @param level of the percentile interval, such as 0.95
   */
  public static AurocDifference compare(
      List<double[]> a,
      List<double[]> b,
      boolean[] anomalous,
      int rounds,
      double level,
      SplittableRandom random) {
    if (rounds < 2) {
      throw new IllegalArgumentException("a bootstrap needs rounds, was given " + rounds);
    }
    Trainings first = new Trainings(a, anomalous);
    Trainings second = new Trainings(b, anomalous);
    Images images = new Images(anomalous);
    int[] times = images.once();
    double aurocA = first.auroc(times);
    double aurocB = second.auroc(times);
    double[] differences = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      images.draw(times, random);
      differences[round] = first.auroc(times) - second.auroc(times);
    }
    return new AurocDifference(
        aurocA,
        aurocB,
        aurocA - aurocB,
        MeanAndDeviation.of(differences).deviation().orElseThrow(),
        p(differences),
        Bootstrap.percentiles(differences, level));
  }

  private static double p(double[] differences) {
    long below = Arrays.stream(differences).filter(d -> d <= 0).count();
    long above = Arrays.stream(differences).filter(d -> d >= 0).count();
    return Math.min(1, 2.0 * (Math.min(below, above) + 1) / (differences.length + 1));
  }

  /** The images by side, and how often each is drawn. */
  private static final class Images {
    private final int[] normals;
    private final int[] anomalies;

    Images(boolean[] anomalous) {
      int[] sides = new int[anomalous.length];
      Arrays.setAll(sides, i -> i);
      normals = Arrays.stream(sides).filter(i -> !anomalous[i]).toArray();
      anomalies = Arrays.stream(sides).filter(i -> anomalous[i]).toArray();
    }

    int[] once() {
      int[] times = new int[normals.length + anomalies.length];
      Arrays.fill(times, 1);
      return times;
    }

    void draw(int[] times, SplittableRandom random) {
      Arrays.fill(times, 0);
      draw(normals, times, random);
      draw(anomalies, times, random);
    }

    private static void draw(int[] side, int[] times, SplittableRandom random) {
      for (int i = 0; i < side.length; i++) {
        times[side[random.nextInt(side.length)]]++;
      }
    }
  }

  /** One method's scores as places, sorted once for all draws. */
  private static final class Trainings {
    private final List<RankedScores> ranked;
    private final List<int[]> places;
    private final boolean[] anomalous;

    Trainings(List<double[]> scores, boolean[] anomalous) {
      this.anomalous = anomalous;
      this.ranked = scores.stream().map(s -> RankedScores.of(s, anomalous)).toList();
      this.places = zip(scores);
    }

    private List<int[]> zip(List<double[]> scores) {
      int[][] found = new int[scores.size()][];
      Arrays.setAll(found, i -> ranked.get(i).placesOf(scores.get(i)));
      return List.of(found);
    }

    double auroc(int[] times) {
      double sum = 0;
      for (int training = 0; training < places.size(); training++) {
        sum += auroc(ranked.get(training), places.get(training), times);
      }
      return sum / places.size();
    }

    private double auroc(RankedScores scores, int[] at, int[] times) {
      int[] normalsAt = new int[scores.distinct()];
      int[] anomaliesAt = new int[scores.distinct()];
      for (int i = 0; i < at.length; i++) {
        (anomalous[i] ? anomaliesAt : normalsAt)[at[i]] += times[i];
      }
      return RankedScores.area(normalsAt, anomaliesAt, scores.normals(), scores.anomalies());
    }
  }
}
