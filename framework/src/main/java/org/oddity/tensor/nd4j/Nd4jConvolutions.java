package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.pair;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** Convolutions and their gradients, as matrix products over patches. */
final class Nd4jConvolutions {
  /** Elements of the patches made at a time: 64 megabytes of floats, still many rows. */
  private static final int LARGEST = 1 << 24;

  private final NativeMemory memory;
  private final Sums sums;
  private final Nd4jElementwise elementwise;

  Nd4jConvolutions(NativeMemory memory, Sums sums, Nd4jElementwise elementwise) {
    this.memory = memory;
    this.elementwise = elementwise;
    this.sums = sums;
  }

  Tensor convolution(
      Tensor x,
      Tensor weights,
      Optional<Tensor> bias,
      Window window,
      Optional<Elementwise> activation) {
    NativeTensor y = memory.allocate(x.type(), Operands.convolution(x, weights, bias, window));
    forEachPart(
        x.shape(),
        window,
        (from, count) -> {
          NativeTensor images = images(here(x), from, count);
          NativeTensor results = images(y, from, count);
          convolve(images, here(weights), window, results);
          memory.release(images);
          memory.release(results);
        });
    INDArray result = y.rows();
    bias.ifPresent(b -> pair("add", result, array(b), result));
    activation.ifPresent(function -> elementwise.apply(function, result, result));
    return y;
  }

  private void convolve(NativeTensor x, NativeTensor weights, Window window, NativeTensor y) {
    NativeTensor patches = patches(x, window);
    long columns = columns(weights);
    INDArray result = y.rows();
    Nd4jProducts.multiply(
        patches.arrayOf(result.size(0), columns),
        false,
        weights.arrayOf(columns, result.size(1)),
        false,
        result);
    memory.release(patches);
  }

  /** Each element of the kernel in turn is multiplied with what it sees, and added. */
  Tensor depthwise(Tensor x, Tensor weights, Tensor bias, Window window) {
    NativeTensor y =
        memory.allocate(x.type(), Operands.depthwiseConvolution(x, weights, bias, window));
    int channels = x.shape().length(3);
    y.array().assign(0);
    new WindowViews(x.shape(), window)
        .forEachElement(
            element -> {
              Shape row = Shape.of(1, 1, 1, channels);
              INDArray factors =
                  here(weights).arrayOfPart((long) element.position() * channels, row);
              INDArray places = element.places(y);
              NativeTensor product = memory.allocate(x.type(), shape(places));
              pair("multiply", element.images(here(x)), factors, product.array());
              pair("add", places, product.array(), places);
              memory.release(product);
            });
    INDArray result = y.rows();
    pair("add", result, array(bias), result);
    return y;
  }

  Tensor inputGradient(Tensor dy, Tensor weights, Window window, Shape shape) {
    Operands.convolutionInputGradient(dy, weights, window, shape);
    NativeTensor dx = memory.allocate(dy.type(), shape);
    forEachPart(
        shape,
        window,
        (from, count) -> {
          NativeTensor gradients = images(here(dy), from, count);
          NativeTensor results = images(dx, from, count);
          inputGradient(gradients, here(weights), window, results);
          memory.release(gradients);
          memory.release(results);
        });
    return dx;
  }

  private void inputGradient(
      NativeTensor dy, NativeTensor weights, Window window, NativeTensor dx) {
    long columns = columns(weights);
    INDArray gradient = dy.rows();
    INDArray matrix = weights.arrayOf(columns, gradient.size(1));
    if (areImages(dx.shape(), window)) {
      Nd4jProducts.multiply(gradient, false, matrix, true, dx.arrayOf(gradient.size(0), columns));
      return;
    }
    WindowViews views = new WindowViews(dx.shape(), window);
    NativeTensor patches = memory.allocate(dy.type(), views.patches());
    Nd4jProducts.multiply(
        gradient, false, matrix, true, patches.arrayOf(gradient.size(0), columns));
    NativeTensor layers = memory.allocate(dy.type(), views.layers());
    views.spread(patches, layers);
    memory.release(patches);
    // By a product with ones: libnd4j adds views ten times slower than it copies them.
    sums.ofColumns(layers, dx.shape().size(), dx);
    memory.release(layers);
  }

  Tensor weightGradient(Tensor x, Tensor dy, Window window) {
    Shape shape = Operands.convolutionWeightGradient(x, dy, window);
    NativeTensor dw = memory.allocate(x.type(), shape);
    forEachPart(
        x.shape(),
        window,
        (from, count) -> {
          NativeTensor images = images(here(x), from, count);
          NativeTensor gradients = images(here(dy), from, count);
          NativeTensor part = from == 0 ? dw : memory.allocate(x.type(), shape);
          weightGradient(images, gradients, window, part);
          if (from > 0) {
            Nd4jElementwise.add(dw, 1, part);
            memory.release(part);
          }
          memory.release(images);
          memory.release(gradients);
        });
    return dw;
  }

  private void weightGradient(NativeTensor x, NativeTensor dy, Window window, NativeTensor dw) {
    NativeTensor patches = patches(x, window);
    INDArray gradient = dy.rows();
    long columns = columns(dw);
    Nd4jProducts.multiply(
        patches.arrayOf(gradient.size(0), columns),
        true,
        gradient,
        false,
        dw.arrayOf(columns, gradient.size(1)));
    memory.release(patches);
  }

  /** Some images of a batch. */
  @FunctionalInterface
  private interface PartOfBatch {
    void compute(int from, int count);
  }

  /** Cuts a batch where its patches, kernel² times as large, would take too much memory. */
  private static void forEachPart(Shape images, Window window, PartOfBatch part) {
    int batch = images.length(0);
    int atOnce = batch;
    if (!areImages(images, window)) {
      int ofOne = new WindowViews(images.with(0, 1), window).patches().size();
      atOnce = Math.min(batch, Math.max(1, LARGEST / ofOne));
    }
    for (int from = 0; from < batch; from += atOnce) {
      part.compute(from, Math.min(atOnce, batch - from));
    }
  }

  /** Some images of a batch, on the same memory; to be released. */
  private NativeTensor images(NativeTensor batch, int from, int count) {
    Shape shape = batch.shape().with(0, count);
    return memory.view(batch, from * (shape.size() / count), shape);
  }

  private static Shape shape(INDArray array) {
    return Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
  }

  private static long columns(Tensor weights) {
    return weights.shape().size() / weights.shape().length(3);
  }

  /** The patches of images; to be released. */
  private NativeTensor patches(NativeTensor x, Window window) {
    WindowViews views = new WindowViews(x.shape(), window);
    if (areImages(x.shape(), window)) {
      return memory.view(x, 0, views.patches());
    }
    NativeTensor patches = memory.allocate(x.type(), views.patches());
    views.gather(x, patches);
    return patches;
  }

  /** Whether patches are the images as they lie: a kernel of 1, or one that covers the image. */
  private static boolean areImages(Shape images, Window window) {
    boolean pointwise = window.kernel() == 1 && window.stride() == 1;
    boolean whole =
        window.dilation() == 1
            && window.kernel() == images.length(1)
            && window.kernel() == images.length(2);
    return window.padding() == 0 && (pointwise || whole);
  }
}
