package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.here;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Functions that move elements and change none. */
final class Nd4jLayout {
  private final NativeMemory memory;

  Nd4jLayout(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor transpose(Tensor x, int... order) {
    NativeTensor y = memory.allocate(x.type(), Operands.transpose(x, order));
    if (order.length == 0) {
      y.array().assign(array(x));
    } else {
      y.array().assign(array(x).permute(order));
    }
    return y;
  }

  Tensor concatenate(int axis, List<Tensor> parts) {
    Shape shape = Operands.concatenate(axis, parts);
    NativeTensor y = memory.allocate(parts.get(0).type(), shape);
    int from = 0;
    for (Tensor part : parts) {
      int length = part.shape().length(axis);
      along(y, axis, from, length).assign(along(here(part), axis, 0, length));
      from += length;
    }
    return y;
  }

  Tensor slice(Tensor x, int axis, int from, int to) {
    NativeTensor y = memory.allocate(x.type(), Operands.slice(x, axis, from, to));
    along(y, axis, 0, to - from).assign(along(here(x), axis, from, to - from));
    return y;
  }

  Tensor embed(Tensor x, int axis, int from, int length) {
    NativeTensor y = memory.allocate(x.type(), Operands.embed(x, axis, from, length));
    y.array().assign(0);
    int part = x.shape().length(axis);
    along(y, axis, from, part).assign(along(here(x), axis, 0, part));
    return y;
  }

  /**
   * A part along an axis, all from that axis on in one row. With two axes before it: libnd4j copies
   * views of two axes alone five times slower.
   */
  private static INDArray along(NativeTensor tensor, int axis, int from, int length) {
    int[] lengths = tensor.shape().lengths();
    int first = tensor.shape().axis(axis);
    long inner = product(lengths, first + 1, lengths.length);
    long row = lengths[first] * inner;
    long outer = first == 0 ? 1 : lengths[0];
    long rows = first == 0 ? 1 : product(lengths, 1, first);
    long[] sizes = {outer, rows, length * inner};
    return tensor.part(from * inner, sizes, new long[] {rows * row, row, 1});
  }

  private static long product(int[] lengths, int from, int to) {
    return Arrays.stream(lengths, from, to).asLongStream().reduce(1, (a, b) -> a * b);
  }
}
