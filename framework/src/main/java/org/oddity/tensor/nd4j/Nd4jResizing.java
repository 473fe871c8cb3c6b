package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.here;

import org.oddity.tensor.ElementType;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** Images of another height and width. */
final class Nd4jResizing {
  private static final int[] HEIGHT_FIRST = {1, 0, 2, 3};
  private static final int[] WIDTH_FIRST = {2, 0, 1, 3};
  private static final int[] WIDTH_BACK = {1, 2, 0, 3};

  private final NativeMemory memory;
  private final Nd4jLayout layout;
  private final Sums sums;

  Nd4jResizing(NativeMemory memory, Nd4jLayout layout, Sums sums) {
    this.memory = memory;
    this.layout = layout;
    this.sums = sums;
  }

  Tensor nearest(Tensor x, int factor) {
    Operands.images("x", x.shape());
    requirePositive("factor", factor);
    Shape shape = x.shape();
    Shape larger =
        shape
            .with(1, Math.multiplyExact(shape.length(1), factor))
            .with(2, Math.multiplyExact(shape.length(2), factor));
    NativeTensor y = memory.allocate(x.type(), larger);
    copies(larger, factor).forEachElement(copy -> copy.images(y).assign(copy.places(here(x))));
    return y;
  }

  Tensor nearestGradient(Tensor dy, int factor) {
    Operands.images("dy", dy.shape());
    requirePositive("factor", factor);
    Shape shape = dy.shape();
    if (shape.length(1) % factor != 0 || shape.length(2) % factor != 0) {
      throw new IllegalArgumentException(shape + " is not enlarged " + factor + " times");
    }
    Shape smaller = shape.with(1, shape.length(1) / factor).with(2, shape.length(2) / factor);
    NativeTensor dx = memory.allocate(dy.type(), smaller);
    NativeTensor copies = memory.allocate(dy.type(), smaller.prepend(factor * factor));
    WindowViews views = copies(shape, factor);
    views.forEachElement(
        copy ->
            copies
                .arrayOfPart((long) copy.position() * smaller.size(), smaller)
                .assign(copy.images(here(dy))));
    sums.ofColumns(copies, smaller.size(), dx);
    memory.release(copies);
    return dx;
  }

  /** A window on the larger images that sees the copies of one pixel at each place. */
  private static WindowViews copies(Shape larger, int factor) {
    return new WindowViews(larger, Window.of(factor, factor, 0));
  }

  Tensor bilinear(Tensor x, int height, int width) {
    checkImages(x, height, width);
    Tensor tall =
        alongAxis(x, HEIGHT_FIRST, HEIGHT_FIRST, weights(x.shape().length(1), height), false);
    Tensor both =
        alongAxis(tall, WIDTH_FIRST, WIDTH_BACK, weights(x.shape().length(2), width), false);
    memory.release(tall);
    return both;
  }

  Tensor bilinearGradient(Tensor dy, int height, int width) {
    checkImages(dy, height, width);
    Tensor narrow =
        alongAxis(dy, WIDTH_FIRST, WIDTH_BACK, weights(width, dy.shape().length(2)), true);
    Tensor both =
        alongAxis(narrow, HEIGHT_FIRST, HEIGHT_FIRST, weights(height, dy.shape().length(1)), true);
    memory.release(narrow);
    return both;
  }

  /** Brings an axis to the front, multiplies by a matrix from the left, and brings it back. */
  private Tensor alongAxis(
      Tensor x, int[] there, int[] back, double[][] weights, boolean transposed) {
    Tensor front = layout.transpose(x, there);
    NativeTensor matrix = matrix(x.type(), weights);
    int length = transposed ? weights[0].length : weights.length;
    NativeTensor product = memory.allocate(x.type(), front.shape().with(0, length));
    long columns = front.shape().size() / front.shape().length(0);
    Nd4jProducts.multiply(
        matrix.array(),
        transposed,
        here(front).arrayOf(front.shape().length(0), columns),
        false,
        product.arrayOf(length, columns));
    memory.release(front);
    memory.release(matrix);
    Tensor result = layout.transpose(product, back);
    memory.release(product);
    return result;
  }

  private NativeTensor matrix(ElementType type, double[][] rows) {
    NativeTensor matrix = memory.allocate(type, Shape.of(rows.length, rows[0].length));
    double[] flat = new double[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    matrix.write(flat);
    return matrix;
  }

  /** The share of each of {@code from} pixels in each of {@code to}. */
  private static double[][] weights(int from, int to) {
    double[][] weights = new double[to][from];
    for (int i = 0; i < to; i++) {
      double centre = Math.max(0, (i + 0.5) * from / to - 0.5);
      int left = Math.min((int) centre, from - 1);
      int right = Math.min(left + 1, from - 1);
      weights[i][left] += 1 - (centre - left);
      weights[i][right] += centre - left;
    }
    return weights;
  }

  private static void checkImages(Tensor x, int height, int width) {
    Operands.images("x", x.shape());
    requirePositive("height", height);
    requirePositive("width", width);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }
}
