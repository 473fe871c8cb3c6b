package org.oddity.detector.supervised;

import java.util.Arrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * The mean of {@code c·log(1 + exp(−y(w·x + b)))} over all rows, and {@code |w|²·penalty/(2n)}.
 *
 * <p>A row's weight c is n/(2·rows of its label), so that both labels weigh the same however few
 * anomalies there are. A point holds w, then b, which is not penalised.
 */
final class LogisticLoss implements Objective {
  private static final int GRAIN = 256;

  private final Parallelism parallelism;
  private final Matrix rows;
  private final boolean[] anomalous;
  private final double penalty;
  private final double anomalyWeight;
  private final double normalWeight;

  LogisticLoss(Parallelism parallelism, Matrix rows, boolean[] anomalous, double penalty) {
    this.parallelism = parallelism;
    this.rows = rows;
    this.anomalous = anomalous;
    this.penalty = penalty;
    int anomalies = 0;
    for (boolean each : anomalous) {
      anomalies += each ? 1 : 0;
    }
    this.anomalyWeight = anomalous.length / (2.0 * anomalies);
    this.normalWeight = anomalous.length / (2.0 * (anomalous.length - anomalies));
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int pieces = (rows.rows() + GRAIN - 1) / GRAIN;
    double[][] gradients = new double[pieces][];
    double[] losses = new double[pieces];
    parallelism.forRange(
        rows.rows(),
        GRAIN,
        (from, to) -> {
          gradients[from / GRAIN] = new double[point.length];
          losses[from / GRAIN] = piece(point, gradients[from / GRAIN], from, to);
        });
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int p = 0; p < pieces; p++) { // in order, so that threads cannot change the sum
      loss += losses[p];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += gradients[p][i];
      }
    }
    return penalised(loss, point, gradient) / rows.rows();
  }

  private double piece(double[] point, double[] gradient, int from, int to) {
    double loss = 0;
    int columns = rows.columns();
    float[] values = rows.values();
    for (int row = from; row < to; row++) {
      double sign = anomalous[row] ? 1 : -1;
      double weight = anomalous[row] ? anomalyWeight : normalWeight;
      double margin = sign * LogOdds.of(point, values, row * columns);
      loss += weight * softplus(-margin);
      double slope = -sign * weight / (1 + Math.exp(margin));
      for (int i = 0; i < columns; i++) {
        gradient[i] += slope * values[row * columns + i];
      }
      gradient[columns] += slope;
    }
    return loss;
  }

  private double penalised(double loss, double[] point, double[] gradient) {
    double squares = 0;
    for (int i = 0; i < rows.columns(); i++) {
      squares += point[i] * point[i];
      gradient[i] += penalty * point[i];
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= rows.rows();
    }
    return loss + penalty * squares / 2;
  }

  /** log(1 + exp(x)) without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
