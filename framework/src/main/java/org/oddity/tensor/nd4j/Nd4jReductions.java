package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Reductions over axes, and softmax. */
final class Nd4jReductions {
  private final NativeMemory memory;

  Nd4jReductions(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor reduce(Reduction reduction, Tensor x, int... axes) {
    Shape shape = x.shape();
    int[] reduced = axes(shape, axes);
    Shape result = shape;
    for (int axis : reduced) {
      result = result.with(axis, 1);
    }
    NativeTensor y = memory.allocate(x.type(), result);
    String name =
        switch (reduction) {
          case SUM -> "reduce_sum";
          case MEAN -> "reduce_mean";
          case MAXIMUM -> "reduce_max";
        };
    int[] named = shape.rank() == 0 ? new int[] {0} : reduced;
    run(
        call(name, inputs(array(x)), y.array())
            .addIntegerArguments(named)
            .addBooleanArguments(true)
            .addFloatingPointArguments(1.0));
    return y;
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
    return alongLast("softmax", x);
  }

  Tensor logSoftmax(Tensor x) {
    return alongLast("log_softmax", x);
  }

  private Tensor alongLast(String name, Tensor x) {
    x.shape().axis(-1);
    NativeTensor y = memory.allocate(x.type(), x.shape());
    run(call(name, inputs(NativeCalls.here(x).rows()), y.rows()).addIntegerArguments(1));
    return y;
  }
}
