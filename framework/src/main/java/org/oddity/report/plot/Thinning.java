package org.oddity.report.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
    double[] xs = points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray();
    double[] ys = points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray();
    return Arrays.stream(line(xs, ys, tolerance)).mapToObj(points::get).toList();
  }

  /**
   * Returns the places of the points of a line that are kept, first and last among them: those left
   * out lie within a distance of the line between those kept.
   */
  public static int[] line(double[] xs, double[] ys, double tolerance) {
    boolean[] kept = new boolean[xs.length];
    kept[0] = true;
    kept[xs.length - 1] = true;
    List<int[]> open = new ArrayList<>();
    open.add(new int[] {0, xs.length - 1});
    while (!open.isEmpty()) {
      int[] part = open.remove(open.size() - 1);
      int farthest = farthest(xs, ys, part[0], part[1], tolerance);
      if (farthest > 0) {
        kept[farthest] = true;
        open.add(new int[] {part[0], farthest});
        open.add(new int[] {farthest, part[1]});
      }
    }
    return IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
  }

  /** The Ramer-Douglas-Peucker step: the point farthest from the chord, or -1 if all are near. */
  private static int farthest(double[] xs, double[] ys, int from, int to, double tolerance) {
    double dx = xs[to] - xs[from];
    double dy = ys[to] - ys[from];
    double length = Math.hypot(dx, dy);
    int farthest = -1;
    double most = tolerance;
    for (int i = from + 1; i < to; i++) {
      double x = xs[i] - xs[from];
      double y = ys[i] - ys[from];
      double distance = length == 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    return farthest;
  }
}
