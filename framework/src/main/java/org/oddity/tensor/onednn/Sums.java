package org.oddity.tensor.onednn;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeMemory;
import org.oddity.tensor.nd4j.NativeTensor;

/**
 * Sums over the first or the last axes as products with a vector of ones: oneDNN's own reduction
 * has a fast kernel for neither, and ND4J's takes ten times as long.
 */
final class Sums {
  private final Products products;
  private final Library library;
  private final NativeMemory memory;
  private final Map<Integer, NativeTensor> ones = new ConcurrentHashMap<>();

  Sums(Library library, NativeMemory memory, Products products) {
    this.library = library;
    this.memory = memory;
    this.products = products;
  }

  /** Whether these axes are all, the first, or the last ones. */
  static boolean has(Shape shape, int... axes) {
    if (shape.rank() == 0 || axes.length == 0) {
      return shape.rank() > 0;
    }
    return sorted(shape, axes).length == axes.length && (leads(shape, axes) || trails(shape, axes));
  }

  private static boolean leads(Shape shape, int... axes) {
    int[] sorted = sorted(shape, axes);
    return sorted[0] == 0 && sorted[sorted.length - 1] == sorted.length - 1;
  }

  private static boolean trails(Shape shape, int... axes) {
    int[] sorted = sorted(shape, axes);
    return sorted[0] == shape.rank() - sorted.length
        && sorted[sorted.length - 1] == shape.rank() - 1;
  }

  private static int[] sorted(Shape shape, int... axes) {
    return Arrays.stream(axes).map(shape::axis).distinct().sorted().toArray();
  }

  /** Returns the sum over axes, which stay with length 1. */
  NativeTensor sum(NativeTensor x, int... axes) {
    Shape shape = x.shape();
    if (axes.length == 0 || sorted(shape, axes).length == shape.rank()) {
      return ofAll(x);
    }
    Shape result = shape;
    for (int axis : axes) {
      result = result.with(axis, 1);
    }
    NativeTensor sum = library.allocate(result);
    int kept = result.size();
    int summed = shape.size() / kept;
    if (leads(shape, axes)) {
      products.multiply(ones(summed), false, x, false, sum, 1, kept, summed);
    } else {
      products.multiply(x, false, ones(summed), false, sum, kept, 1, summed);
    }
    return sum;
  }

  /** Sums rows in floats, and what is left in doubles. */
  private NativeTensor ofAll(NativeTensor x) {
    Shape shape = x.shape();
    int columns = shape.length(-1);
    int rows = shape.size() / columns;
    NativeTensor partial = library.scratch((long) columns * Float.BYTES);
    products.multiply(ones(rows), false, x, false, partial, 1, columns, rows);
    double sum = 0;
    for (float value : partial.toFloats()) {
      sum += value;
    }
    library.release(partial);
    int[] lengths = new int[shape.rank()];
    Arrays.fill(lengths, 1);
    NativeTensor result = library.allocate(Shape.of(lengths));
    result.write(new float[] {(float) sum});
    return result;
  }

  private NativeTensor ones(int length) {
    return ones.computeIfAbsent(
        length,
        key -> {
          NativeTensor vector = memory.persistent(ElementType.FLOAT, Shape.of(key));
          float[] values = new float[key];
          Arrays.fill(values, 1);
          vector.write(values);
          return vector;
        });
  }
}
