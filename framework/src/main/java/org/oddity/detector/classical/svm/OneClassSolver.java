package org.oddity.detector.classical.svm;

import java.util.stream.IntStream;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.classical.svm.OneClassProblem.Solution;

/**
 * Solves {@link OneClassProblem} by sequential minimal optimisation.
 *
 * <p>Two weights change at a time. The first is the one whose growth lowers the objective fastest,
 * the second makes the most of it by a second-order estimate (Fan, Chen and Lin 2005, working set
 * selection 2). Only rows of the kernel that belong to a chosen pair are computed.
 */
final class OneClassSolver {
  /** Stands in for the curvature between two equal images, as in libsvm. */
  private static final double LEAST_CURVATURE = 1e-12;

  private static final int MOST_STEPS = 10_000_000;

  private final KernelRows kernel;
  private final double[] alphas;

  /** Kα: how far inside each image lies, before the offset. */
  private final double[] inside;

  private OneClassSolver(KernelRows kernel) {
    this.kernel = kernel;
    this.alphas = new double[kernel.count()];
    this.inside = new double[kernel.count()];
  }

  /** Does what {@link OneClassProblem#solve} says. */
  static Solution solve(KernelRows kernel, double nu, double tolerance) {
    OneClassSolver solver = new OneClassSolver(kernel);
    solver.start(nu);
    int steps = 0;
    while (solver.step(tolerance)) {
      if (++steps == MOST_STEPS) {
        throw new DetectorFailedException(
            "the one-class SVM did not reach the tolerance "
                + tolerance
                + " in "
                + MOST_STEPS
                + " steps: give a larger one");
      }
    }
    return solver.solution();
  }

  /**
   * The νn images farthest from the mean carry all the weight: most of them will in the end, too.
   */
  private void start(double nu) {
    double left = nu * alphas.length;
    for (int i : kernel.prepareFarthest((int) Math.min(alphas.length, Math.ceil(left)))) {
      alphas[i] = Math.min(1, left);
      left -= alphas[i];
      add(alphas[i], kernel.row(i));
    }
  }

  /** Moves weight from one image to another; false if no pair gains more than the tolerance. */
  private boolean step(double tolerance) {
    int grows = mostOutside();
    if (grows < 0) {
      return false;
    }
    float[] row = kernel.row(grows);
    int shrinks = -1;
    double bestGain = 0;
    double widest = 0;
    for (int i = 0; i < alphas.length; i++) {
      double difference = inside[i] - inside[grows];
      if (alphas[i] > 0 && difference > 0) {
        widest = Math.max(widest, difference);
        double gain = difference * difference / curvature(row[i]);
        if (gain > bestGain) {
          bestGain = gain;
          shrinks = i;
        }
      }
    }
    if (shrinks < 0 || widest < tolerance) {
      return false;
    }
    move(grows, shrinks, (inside[shrinks] - inside[grows]) / curvature(row[shrinks]));
    return true;
  }

  private int mostOutside() {
    int most = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < alphas.length; i++) {
      if (alphas[i] < 1 && inside[i] < least) {
        least = inside[i];
        most = i;
      }
    }
    return most;
  }

  private void move(int grows, int shrinks, double wanted) {
    double amount = Math.min(wanted, Math.min(1 - alphas[grows], alphas[shrinks]));
    // a weight that meets its bound is set to it: rounding would leave it just beside
    alphas[grows] = amount == 1 - alphas[grows] ? 1 : alphas[grows] + amount;
    alphas[shrinks] = amount == alphas[shrinks] ? 0 : alphas[shrinks] - amount;
    float[] added = kernel.row(grows);
    float[] taken = kernel.row(shrinks);
    for (int i = 0; i < inside.length; i++) {
      inside[i] += amount * (added[i] - taken[i]);
    }
  }

  private void add(double weight, float[] row) {
    for (int i = 0; i < inside.length; i++) {
      inside[i] += weight * row[i];
    }
  }

  private static double curvature(float kernelValue) {
    return Math.max(2 - 2.0 * kernelValue, LEAST_CURVATURE);
  }

  private Solution solution() {
    int[] support = IntStream.range(0, alphas.length).filter(i -> alphas[i] > 0).toArray();
    double[] weights = IntStream.of(support).mapToDouble(i -> alphas[i]).toArray();
    return new Solution(support, weights, rho());
  }

  /**
   * Images with a weight between the bounds lie on the surface. Where there is none, the offset may
   * be anywhere between those outside and those inside: half-way, as in libsvm.
   */
  private double rho() {
    double sum = 0;
    int free = 0;
    double outermost = Double.NEGATIVE_INFINITY;
    double innermost = Double.POSITIVE_INFINITY;
    for (int i = 0; i < alphas.length; i++) {
      if (alphas[i] == 1) {
        outermost = Math.max(outermost, inside[i]);
      } else if (alphas[i] == 0) {
        innermost = Math.min(innermost, inside[i]);
      } else {
        sum += inside[i];
        free++;
      }
    }
    if (free > 0) {
      return sum / free;
    }
    return Double.isFinite(innermost) ? (outermost + innermost) / 2 : outermost;
  }
}
