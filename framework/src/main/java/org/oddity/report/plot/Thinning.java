package org.oddity.report.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.oddity.evaluation.RocCurve;

/** Chooses the few points that a drawing needs out of the many there are. */
public final class Thinning {
  private Thinning() {}

  /**
   * Chooses places of an array so that the chosen values have the spread of all of them: every n-th
   * by rank, always with the lowest and the highest.
   */
  public static int[] byRank(double[] values, int most) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int count = Math.min(most, values.length);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      int rank = count == 1 ? 0 : (int) ((long) i * (values.length - 1) / (count - 1));
      chosen[i] = order[rank];
    }
    Arrays.sort(chosen);
    return chosen;
  }

  /** Leaves out points of a curve that lie within a distance of the line between those kept. */
  public static List<RocCurve.Point> curve(List<RocCurve.Point> points, double tolerance) {
    boolean[] kept = new boolean[points.size()];
    kept[0] = true;
    kept[points.size() - 1] = true;
    List<int[]> open = new ArrayList<>();
    open.add(new int[] {0, points.size() - 1});
    while (!open.isEmpty()) {
      int[] part = open.remove(open.size() - 1);
      int farthest = farthest(points, part[0], part[1], tolerance);
      if (farthest > 0) {
        kept[farthest] = true;
        open.add(new int[] {part[0], farthest});
        open.add(new int[] {farthest, part[1]});
      }
    }
    List<RocCurve.Point> thin = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        thin.add(points.get(i));
      }
    }
    return thin;
  }

  /** The Ramer-Douglas-Peucker step: the point farthest from the chord, or -1 if all are near. */
  private static int farthest(List<RocCurve.Point> points, int from, int to, double tolerance) {
    RocCurve.Point a = points.get(from);
    RocCurve.Point b = points.get(to);
    double dx = b.falsePositiveRate() - a.falsePositiveRate();
    double dy = b.truePositiveRate() - a.truePositiveRate();
    double length = Math.hypot(dx, dy);
    int farthest = -1;
    double most = tolerance;
    for (int i = from + 1; i < to; i++) {
      double x = points.get(i).falsePositiveRate() - a.falsePositiveRate();
      double y = points.get(i).truePositiveRate() - a.truePositiveRate();
      double distance = length == 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    return farthest;
  }
}
