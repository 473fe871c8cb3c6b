package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;

/** Sums over the rows of matrices. */
final class ColumnSums {
  /** Writes the sum of each column. */
  void sum(INDArray matrix, INDArray result) {
    run(call("reduce_sum", inputs(matrix), result).addIntegerArguments(0));
  }

  /** Writes the mean of each column. */
  void mean(INDArray matrix, INDArray result) {
    sum(matrix, result);
    run(new ScalarMultiplication(result, null, result, 1.0 / matrix.size(0)));
  }
}
