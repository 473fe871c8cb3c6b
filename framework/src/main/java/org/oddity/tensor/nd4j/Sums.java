package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;

/**
 * Sums as products with ones, which are many times faster than libnd4j's reductions.
 *
 * <p>Long columns are summed in two steps, groups first: the error of single precision grows with
 * the number of terms of a sum, and so it grows with its root.
 */
final class Sums {
  private static final int SHORT = 64;

  private final NativeMemory memory;
  private final Map<ElementType, NativeTensor> ones = new ConcurrentHashMap<>();

  Sums(NativeMemory memory) {
    this.memory = memory;
  }

  /** Writes the sum of each of {@code columns} columns of a matrix. */
  void ofColumns(NativeTensor matrix, long columns, NativeTensor result) {
    long rows = matrix.shape().size() / columns;
    long groups = groups(rows);
    if (groups == 1) {
      sumRows(matrix, rows, columns, result);
      return;
    }
    int members = Math.toIntExact(rows / groups);
    NativeTensor ofGroups =
        memory.allocate(matrix.type(), Shape.of(members, Math.toIntExact(columns)));
    sumRows(matrix, groups, members * columns, ofGroups);
    sumRows(ofGroups, members, columns, result);
    memory.release(ofGroups);
  }

  /** Writes the mean of each of {@code columns} columns of a matrix. */
  void meansOfColumns(NativeTensor matrix, long columns, NativeTensor result) {
    ofColumns(matrix, columns, result);
    INDArray means = result.flat();
    double share = (double) columns / matrix.shape().size();
    run(new ScalarMultiplication(means, null, means, share));
  }

  /** Writes the sum of each of {@code rows} rows of a matrix. */
  void ofRows(NativeTensor matrix, long rows, NativeTensor result) {
    long columns = matrix.shape().size() / rows;
    Nd4jProducts.multiply(
        matrix.arrayOf(rows, columns),
        false,
        ones(matrix.type(), columns).arrayOf(columns, 1),
        false,
        result.arrayOf(rows, 1));
  }

  /** Writes the sum of all elements. */
  void ofAll(NativeTensor x, NativeTensor result) {
    long groups = groups(x.shape().size());
    if (groups == 1) {
      ofRows(x, 1, result);
      return;
    }
    NativeTensor ofGroups = memory.allocate(x.type(), Shape.of(Math.toIntExact(groups)));
    ofRows(x, groups, ofGroups);
    ofRows(ofGroups, 1, result);
    memory.release(ofGroups);
  }

  private void sumRows(NativeTensor matrix, long rows, long columns, NativeTensor result) {
    Nd4jProducts.multiply(
        ones(matrix.type(), rows).arrayOf(1, rows),
        false,
        matrix.arrayOf(rows, columns),
        false,
        result.arrayOf(1, columns));
  }

  /** The greatest divisor up to the root; 1 where groups would not be worth it. */
  private static long groups(long count) {
    if (count <= SHORT) {
      return 1;
    }
    long divisor = (long) Math.sqrt((double) count);
    while (count % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  /** At least so many ones, which are kept. */
  private NativeTensor ones(ElementType type, long count) {
    NativeTensor known = ones.get(type);
    if (known == null || known.shape().size() < count) {
      int size = Math.max(1024, Integer.highestOneBit(Math.toIntExact(count)) * 2);
      NativeTensor longer = memory.persistent(type, Shape.of(size));
      longer.array().assign(1);
      ones.put(type, longer);
      return longer;
    }
    return known;
  }
}
