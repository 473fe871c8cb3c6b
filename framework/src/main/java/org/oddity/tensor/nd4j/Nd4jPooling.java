package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.pair;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/**
 * Max and average pooling, by libnd4j's kernels where these are right: with oneDNN they take no
 * notice of dilation.
 */
final class Nd4jPooling {
  private final NativeMemory memory;

  Nd4jPooling(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor max(Tensor x, Window window) {
    NativeTensor y = memory.allocate(x.type(), Operands.pooling(x.shape(), window));
    if (window.dilation() == 1) {
      run(call("maxpool2d", inputs(array(x)), y.array()).addIntegerArguments(arguments(window)));
      return y;
    }
    y.array().assign(Double.NEGATIVE_INFINITY);
    new WindowViews(x.shape(), window)
        .forEachElement(
            element -> {
              INDArray places = element.places(y);
              pair("maximum", places, element.images(here(x)), places);
            });
    return y;
  }

  Tensor maxGradient(Tensor x, Tensor y, Window window, Tensor dy) {
    Operands.sameType(x, y, dy);
    Shape places = Operands.pooling(x.shape(), window);
    Operands.shape("y", y, places);
    Operands.shape("dy", dy, places);
    NativeTensor dx = memory.allocate(x.type(), x.shape());
    if (window.dilation() == 1) {
      run(
          call("maxpool2d_bp", inputs(array(x), array(dy)), dx.array())
              .addIntegerArguments(arguments(window)));
      return dx;
    }
    dx.array().assign(0);
    // What is left of each place's gradient: all of it until the first element that is greatest.
    NativeTensor left = memory.allocate(x.type(), places);
    left.array().assign(array(dy));
    NativeTensor part = memory.allocate(x.type(), places);
    new WindowViews(x.shape(), window)
        .forEachElement(element -> giveToGreatest(element, here(x), here(y), left, part, dx));
    memory.release(part);
    memory.release(left);
    return dx;
  }

  private static void giveToGreatest(
      WindowViews.Element element,
      NativeTensor x,
      NativeTensor y,
      NativeTensor left,
      NativeTensor part,
      NativeTensor dx) {
    INDArray share = element.places(part);
    pair("subtract", element.places(y), element.images(x), share);
    run(new Step(share, share));
    run(new OneMinus(share, share));
    INDArray rest = element.places(left);
    pair("multiply", share, rest, share);
    pair("subtract", rest, share, rest);
    INDArray pixels = element.images(dx);
    pair("add", pixels, share, pixels);
  }

  Tensor average(Tensor x, Window window) {
    NativeTensor y = memory.allocate(x.type(), Operands.pooling(x.shape(), window));
    if (window.dilation() == 1) {
      run(call("avgpool2d", inputs(array(x)), y.array()).addIntegerArguments(arguments(window)));
      return y;
    }
    y.array().assign(0);
    new WindowViews(x.shape(), window)
        .forEachElement(
            element -> {
              INDArray places = element.places(y);
              pair("add", places, element.images(here(x)), places);
            });
    run(new ScalarMultiplication(y.array(), null, y.array(), share(window)));
    return y;
  }

  Tensor averageGradient(Tensor dy, Window window, Shape shape) {
    Operands.shape("dy", dy, Operands.pooling(shape, window));
    NativeTensor dx = memory.allocate(dy.type(), shape);
    dx.array().assign(0);
    if (window.dilation() == 1) {
      run(
          call("avgpool2d_bp", inputs(dx.array(), array(dy)), dx.array())
              .addIntegerArguments(arguments(window)));
      return dx;
    }
    new WindowViews(shape, window)
        .forEachElement(
            element -> {
              INDArray pixels = element.images(dx);
              pair("add", pixels, element.places(here(dy)), pixels);
            });
    run(new ScalarMultiplication(dx.array(), null, dx.array(), share(window)));
    return dx;
  }

  private static double share(Window window) {
    return 1.0 / (window.kernel() * window.kernel());
  }

  /** Explicit padding, which counts in means; channels last. */
  private static int[] arguments(Window window) {
    int k = window.kernel();
    int s = window.stride();
    int p = window.padding();
    int d = window.dilation();
    return new int[] {k, k, s, s, p, p, d, d, 0, 1, 1};
  }
}
