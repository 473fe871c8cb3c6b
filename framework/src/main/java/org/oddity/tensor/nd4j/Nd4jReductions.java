package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.pair;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Reductions over axes, and softmax. */
final class Nd4jReductions {
  private final NativeMemory memory;
  private final Sums sums;

  Nd4jReductions(NativeMemory memory, Sums sums) {
    this.memory = memory;
    this.sums = sums;
  }

  Tensor reduce(Reduction reduction, Tensor x, int... axes) {
    Shape shape = x.shape();
    int[] reduced = axes(shape, axes);
    Shape result = shape;
    for (int axis : reduced) {
      result = result.with(axis, 1);
    }
    NativeTensor y = memory.allocate(x.type(), result);
    if (reduction == Reduction.MAXIMUM) {
      byLibrary("reduce_max", x, y, reduced);
      return y;
    }
    sum(here(x), y, reduced);
    if (reduction == Reduction.MEAN) {
      INDArray means = y.array();
      double share = (double) result.size() / shape.size();
      run(new ScalarMultiplication(means, null, means, share));
    }
    return y;
  }

  private void sum(NativeTensor x, NativeTensor y, int... axes) {
    int rank = x.shape().rank();
    if (axes.length == rank) {
      sums.ofAll(x, y);
    } else if (axes[axes.length - 1] == axes.length - 1) {
      sums.ofColumns(x, y.shape().size(), y);
    } else if (axes[0] == rank - axes.length) {
      sums.ofRows(x, y.shape().size(), y);
    } else {
      byLibrary("reduce_sum", x, y, axes);
    }
  }

  /** By libnd4j's own reduction; the flag keeps reduced axes, and its axis 0 of a scalar is all. */
  private static void byLibrary(String name, Tensor x, NativeTensor y, int... axes) {
    int[] named = axes.length == 0 ? new int[] {0} : axes;
    run(
        call(name, inputs(array(x)), y.array())
            .addIntegerArguments(named)
            .addBooleanArguments(true));
  }

  private static int[] axes(Shape shape, int... axes) {
    if (axes.length == 0) {
      return IntStream.range(0, shape.rank()).toArray();
    }
    int[] distinct = Arrays.stream(axes).map(shape::axis).sorted().distinct().toArray();
    if (distinct.length != axes.length) {
      throw new IllegalArgumentException(
          "an axis of " + shape + " twice: " + Arrays.toString(axes));
    }
    return distinct;
  }

  Tensor softmax(Tensor x) {
    x.shape().axis(-1);
    NativeTensor y = memory.allocate(x.type(), x.shape());
    run(call("softmax", inputs(here(x).rows()), y.rows()).addIntegerArguments(1));
    return y;
  }

  /** By steps: {@code log_softmax} of libnd4j is −∞ where the softmax is below the least float. */
  Tensor logSoftmax(Tensor x) {
    x.shape().axis(-1);
    NativeTensor y = memory.allocate(x.type(), x.shape());
    NativeTensor ofRows = memory.allocate(x.type(), x.shape().with(-1, 1));
    NativeTensor exponentials = memory.allocate(x.type(), x.shape());
    INDArray result = y.rows();
    INDArray row = ofRows.rows();
    alongRows("reduce_max", here(x).rows(), row);
    pair("subtract", here(x).rows(), row, result);
    run(new Exp(result, exponentials.rows()));
    sums.ofRows(exponentials, row.size(0), ofRows);
    run(new Log(row, row));
    pair("subtract", result, row, result);
    memory.release(exponentials);
    memory.release(ofRows);
    return y;
  }

  private static void alongRows(String reduction, INDArray rows, INDArray result) {
    run(call(reduction, inputs(rows), result).addIntegerArguments(1).addBooleanArguments(true));
  }
}
