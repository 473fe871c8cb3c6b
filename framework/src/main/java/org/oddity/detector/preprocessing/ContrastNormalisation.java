package org.oddity.detector.preprocessing;

import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

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

  private void normalise(float[] values, int offset, int count) {
    double sum = 0;
    float greatest = Float.NEGATIVE_INFINITY;
    float least = Float.POSITIVE_INFINITY;
    for (int j = offset; j < offset + count; j++) {
      sum += values[j];
      greatest = Math.max(greatest, values[j]);
      least = Math.min(least, values[j]);
    }
    double mean = sum / count;
    double contrast = contrast(values, offset, count, mean);
    // Equal values need not sum to exactly their mean: rounding is no contrast.
    double factor = greatest == least ? 0 : 1 / contrast;
    for (int j = offset; j < offset + count; j++) {
      values[j] = (float) ((values[j] - mean) * factor);
    }
  }

  private double contrast(float[] values, int offset, int count, double mean) {
    double sum = 0;
    for (int j = offset; j < offset + count; j++) {
      double difference = values[j] - mean;
      sum += norm == PreprocessingStep.Norm.L1 ? Math.abs(difference) : difference * difference;
    }
    return norm == PreprocessingStep.Norm.L1 ? sum / count : Math.sqrt(sum / count);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().build();
  }
}
