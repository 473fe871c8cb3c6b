package org.oddity.detector.preprocessing;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;

/** Subtracts each row's mean and divides by its contrast; learns nothing. */
final class ContrastNormalisation implements FittedStep {
  private static final int GRAIN = 64;

  private final PreprocessingStep.Norm norm;
  private final Parallelism parallelism;

  ContrastNormalisation(PreprocessingStep.Norm norm, Parallelism parallelism) {
    this.norm = norm;
    this.parallelism = parallelism;
  }

  @Override
  public Matrix apply(Matrix rows) {
    int columns = rows.columns();
    parallelism.forRange(
        rows.rows(),
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            normalise(rows.values(), i * columns, columns);
          }
        });
    return rows;
  }

  @Override
  public Variable apply(Variable rows) {
    Variable centred = rows.minus(rows.mean(1));
    Variable same = column(rows, constantRows(rows));
    // Rounding is no contrast, and nothing is divided by none.
    Variable seen = centred.times(same.negate().plus(1));
    Variable contrast =
        norm == PreprocessingStep.Norm.L1
            ? seen.abs().mean(1).plus(same)
            : seen.square().mean(1).plus(same).sqrt();
    return seen.dividedBy(contrast);
  }

  /** Returns 1 for each row whose values are all the same, 0 for the others. */
  private static float[] constantRows(Variable rows) {
    int columns = rows.shape().length(1);
    float[] values = rows.value().toFloats();
    float[] constant = new float[rows.shape().length(0)];
    for (int i = 0; i < constant.length; i++) {
      constant[i] = isConstant(values, i * columns, columns) ? 1 : 0;
    }
    return constant;
  }

  private static Variable column(Variable rows, float... values) {
    Tape tape = rows.tape();
    return tape.constant(tape.kernels().of(Shape.of(values.length, 1), values));
  }

  private void normalise(float[] values, int offset, int count) {
    double mean = sum(values, offset, count) / count;
    // Equal values need not sum to exactly their mean: rounding is no contrast.
    double factor =
        isConstant(values, offset, count) ? 0 : 1 / contrast(values, offset, count, mean);
    for (int j = offset; j < offset + count; j++) {
      values[j] = (float) ((values[j] - mean) * factor);
    }
  }

  private static boolean isConstant(float[] values, int offset, int count) {
    for (int j = offset + 1; j < offset + count; j++) {
      if (values[j] != values[offset]) {
        return false;
      }
    }
    return true;
  }

  private double contrast(float[] values, int offset, int count, double mean) {
    return norm == PreprocessingStep.Norm.L1
        ? absoluteDifferences(values, offset, count, mean) / count
        : Math.sqrt(squaredDifferences(values, offset, count, mean) / count);
  }

  /** Four running sums, in this and the next two: additions need not wait for one another. */
  private static double sum(float[] values, int offset, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = offset + (count & ~3);
    for (int j = offset; j < whole; j += 4) {
      a += values[j];
      b += values[j + 1];
      c += values[j + 2];
      d += values[j + 3];
    }
    for (int j = whole; j < offset + count; j++) {
      a += values[j];
    }
    return a + b + (c + d);
  }

  private static double absoluteDifferences(float[] values, int offset, int count, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = offset + (count & ~3);
    for (int j = offset; j < whole; j += 4) {
      a += Math.abs(values[j] - mean);
      b += Math.abs(values[j + 1] - mean);
      c += Math.abs(values[j + 2] - mean);
      d += Math.abs(values[j + 3] - mean);
    }
    for (int j = whole; j < offset + count; j++) {
      a += Math.abs(values[j] - mean);
    }
    return a + b + (c + d);
  }

  private static double squaredDifferences(float[] values, int offset, int count, double mean) {
    double a = 0;
    double b = 0;
    int whole = offset + (count & ~1);
    for (int j = offset; j < whole; j += 2) {
      double first = values[j] - mean;
      double second = values[j + 1] - mean;
      a += first * first;
      b += second * second;
    }
    for (int j = whole; j < offset + count; j++) {
      a += (values[j] - mean) * (values[j] - mean);
    }
    return a + b;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().build();
  }
}
