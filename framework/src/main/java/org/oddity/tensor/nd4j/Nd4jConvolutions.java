package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.pair;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** Convolutions and their gradients, as matrix products over patches. */
final class Nd4jConvolutions {
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
    NativeTensor patches = patches(here(x), window);
    long columns = columns(weights);
    INDArray result = y.rows();
    Nd4jProducts.multiply(
        patches.arrayOf(result.size(0), columns),
        false,
        here(weights).arrayOf(columns, result.size(1)),
        false,
        result);
    memory.release(patches);
    bias.ifPresent(b -> pair("add", result, array(b), result));
    activation.ifPresent(function -> elementwise.apply(function, result, result));
    return y;
  }

  Tensor inputGradient(Tensor dy, Tensor weights, Window window, Shape shape) {
    Operands.convolutionInputGradient(dy, weights, window, shape);
    WindowViews views = new WindowViews(shape, window);
    long columns = columns(weights);
    INDArray gradient = here(dy).rows();
    INDArray matrix = here(weights).arrayOf(columns, gradient.size(1));
    NativeTensor dx = memory.allocate(dy.type(), shape);
    if (areImages(shape, window)) {
      Nd4jProducts.multiply(gradient, false, matrix, true, dx.arrayOf(gradient.size(0), columns));
      return dx;
    }
    NativeTensor patches = memory.allocate(dy.type(), views.patches());
    Nd4jProducts.multiply(
        gradient, false, matrix, true, patches.arrayOf(gradient.size(0), columns));
    NativeTensor layers = memory.allocate(dy.type(), views.layers());
    views.spread(patches, layers);
    memory.release(patches);
    // By a product with ones: libnd4j adds views ten times slower than it copies them.
    sums.ofColumns(layers, shape.size(), dx);
    memory.release(layers);
    return dx;
  }

  Tensor weightGradient(Tensor x, Tensor dy, Window window) {
    NativeTensor dw = memory.allocate(x.type(), Operands.convolutionWeightGradient(x, dy, window));
    NativeTensor patches = patches(here(x), window);
    INDArray gradient = here(dy).rows();
    long columns = columns(dw);
    Nd4jProducts.multiply(
        patches.arrayOf(gradient.size(0), columns),
        true,
        gradient,
        false,
        dw.arrayOf(columns, gradient.size(1)));
    memory.release(patches);
    return dw;
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
