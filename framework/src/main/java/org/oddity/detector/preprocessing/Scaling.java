package org.oddity.detector.preprocessing;

import java.util.Arrays;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;

/** Subtracts an offset and divides by a range, one for each column; constant columns become 0. */
final class Scaling implements FittedStep {
  private static final int GRAIN = 64;

  private final float[] offset;
  private final float[] range;
  private final Parallelism parallelism;

  private Scaling(float[] offset, float[] range, Parallelism parallelism) {
    this.offset = offset;
    this.range = range;
    this.parallelism = parallelism;
  }

  static Scaling restore(NamedArrays state, Parallelism parallelism) {
    return new Scaling(state.floats("offset"), state.floats("range"), parallelism);
  }

  /** Learns limits: of each column, or of all values together. */
  static Scaling minMax(Matrix rows, boolean perFeature, Parallelism parallelism) {
    float[] least = rows.row(0);
    float[] greatest = rows.row(0);
    parallelism.forRange(
        rows.columns(),
        Columns.PART,
        (from, to) -> {
          for (int i = 1; i < rows.rows(); i++) {
            widen(least, greatest, rows.values(), i * rows.columns(), from, to);
          }
        });
    if (!perFeature) {
      for (int j = 1; j < least.length; j++) {
        least[0] = Math.min(least[0], least[j]);
        greatest[0] = Math.max(greatest[0], greatest[j]);
      }
      Arrays.fill(least, least[0]);
      Arrays.fill(greatest, greatest[0]);
    }
    float[] range = new float[least.length];
    for (int j = 0; j < range.length; j++) {
      range[j] = orOne(greatest[j] - least[j]);
    }
    return new Scaling(least, range, parallelism);
  }

  /** Learns each column's mean and standard deviation (of the set, not of a population). */
  static Scaling standard(Matrix rows, Parallelism parallelism) {
    double[] mean = Columns.mean(rows, parallelism);
    double[] squares = new double[rows.columns()];
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < squares.length; j++) {
        double difference = rows.values()[i * squares.length + j] - mean[j];
        squares[j] += difference * difference;
      }
    }
    float[] offset = new float[squares.length];
    float[] range = new float[squares.length];
    for (int j = 0; j < squares.length; j++) {
      offset[j] = (float) mean[j];
      double deviation = Math.sqrt(squares[j] / rows.rows());
      // Below this it is the rounding of the mean.
      range[j] = deviation <= 1e-7 * Math.abs(mean[j]) ? 1 : orOne((float) deviation);
    }
    return new Scaling(offset, range, parallelism);
  }

  private static void widen(
      float[] least, float[] greatest, float[] values, int start, int from, int to) {
    for (int j = from; j < to; j++) {
      least[j] = Math.min(least[j], values[start + j]);
      greatest[j] = Math.max(greatest[j], values[start + j]);
    }
  }

  private static float orOne(float range) {
    return range == 0 ? 1 : range;
  }

  @Override
  public Matrix apply(Matrix rows) {
    int columns = rows.columns();
    float[] values = rows.values();
    parallelism.forRange(
        rows.rows(),
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int start = i * columns;
            for (int j = 0; j < columns; j++) {
              values[start + j] = (values[start + j] - offset[j]) / range[j];
            }
          }
        });
    return rows;
  }

  @Override
  public Variable apply(Variable rows) {
    Tape tape = rows.tape();
    Shape row = Shape.of(1, offset.length);
    return rows.minus(tape.constant(tape.kernels().of(row, offset)))
        .dividedBy(tape.constant(tape.kernels().of(row, range)));
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().put("offset", offset).put("range", range).build();
  }
}
