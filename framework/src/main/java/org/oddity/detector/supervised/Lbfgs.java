package org.oddity.detector.supervised;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by the limited-memory BFGS method (Nocedal and Wright,
 * Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5) with a bisecting line search for the
 * weak Wolfe conditions (Lewis and Overton 2013, algorithm 2.6).
 */
final class Lbfgs {
  /** Pairs of steps and gradient changes kept; 3 to 20 are usual (§7.2). */
  private static final int MEMORY = 10;

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MOST_TRIALS = 40;

  private final Objective objective;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double[] point;
  private double value;
  private double[] gradient;

  private Lbfgs(Objective objective, int length) {
    this.objective = objective;
    this.point = new double[length];
    this.gradient = new double[length];
    this.value = objective.evaluate(point, gradient);
  }

  /**
   * Returns the point reached from zero.
   *
   * @param tolerance the search ends when no component of the gradient is larger
   * @param iterations the most steps
   */
  static Result minimise(Objective objective, int length, double tolerance, int iterations) {
    Lbfgs search = new Lbfgs(objective, length);
    int steps = 0;
    while (steps < iterations && search.largestSlope() > tolerance && search.step()) {
      steps++;
    }
    return new Result(search.point, search.value, search.largestSlope(), steps);
  }

  /** Moves on; false if rounding leaves no way down. */
  private boolean step() {
    double[] direction = direction();
    double slope = dot(direction, gradient);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    // without any curvature known, a step of length one in no unit of the problem's own is a guess
    double length = pairs.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      double[] next = moved(length, direction);
      double[] nextGradient = new double[next.length];
      double nextValue = objective.evaluate(next, nextGradient);
      if (!(nextValue <= value + SUFFICIENT_DECREASE * length * slope)) {
        high = length;
      } else if (dot(nextGradient, direction) < CURVATURE * slope) {
        low = length;
      } else {
        accept(next, nextValue, nextGradient);
        return true;
      }
      length = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low;
    }
    return false;
  }

  private void accept(double[] next, double nextValue, double[] nextGradient) {
    double[] step = difference(next, point);
    double[] change = difference(nextGradient, gradient);
    double product = dot(step, change);
    if (product > 0) {
      pairs.addLast(new Pair(step, change, 1 / product));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
    point = next;
    value = nextValue;
    gradient = nextGradient;
  }

  /** Returns minus the approximate inverse Hessian times the gradient, by two loops over pairs. */
  private double[] direction() {
    double[] direction = gradient.clone();
    double[] shares = new double[pairs.size()];
    int i = shares.length;
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      shares[--i] = pair.inverse * dot(pair.step, direction);
      add(-shares[i], pair.change, direction);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      scale(1 / (last.inverse * dot(last.change, last.change)), direction);
    }
    for (Pair pair : pairs) {
      double other = pair.inverse * dot(pair.change, direction);
      add(shares[i++] - other, pair.step, direction);
    }
    scale(-1, direction);
    return direction;
  }

  private double largestSlope() {
    return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
  }

  private double[] moved(double length, double[] direction) {
    double[] next = point.clone();
    add(length, direction, next);
    return next;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(-1, b, difference);
    return difference;
  }

  private static void add(double factor, double[] a, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * a[i];
    }
  }

  private static void scale(double factor, double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** A step, by how much it changed the gradient, and one over their product. */
  private record Pair(double[] step, double[] change, double inverse) {}

  /**
   * Where the search ended.
   *
   * @param largestSlope the largest component of the gradient there
   */
  record Result(double[] point, double value, double largestSlope, int iterations) {}
}
