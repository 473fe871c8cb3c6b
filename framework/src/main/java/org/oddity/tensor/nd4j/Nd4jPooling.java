package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** Max and average pooling. */
final class Nd4jPooling {
  private final NativeMemory memory;

  Nd4jPooling(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor max(Tensor x, Window window) {
    NativeTensor y = memory.allocate(x.type(), Operands.pooling(x.shape(), window));
    run(call("maxpool2d", inputs(array(x)), y.array()).addIntegerArguments(arguments(window)));
    return y;
  }

  Tensor maxGradient(Tensor x, Tensor y, Window window, Tensor dy) {
    Operands.sameType(x, y, dy);
    Shape places = Operands.pooling(x.shape(), window);
    Operands.shape("y", y, places);
    Operands.shape("dy", dy, places);
    NativeTensor dx = memory.allocate(x.type(), x.shape());
    run(
        call("maxpool2d_bp", inputs(array(x), array(dy)), dx.array())
            .addIntegerArguments(arguments(window)));
    return dx;
  }

  Tensor average(Tensor x, Window window) {
    NativeTensor y = memory.allocate(x.type(), Operands.pooling(x.shape(), window));
    run(call("avgpool2d", inputs(array(x)), y.array()).addIntegerArguments(arguments(window)));
    return y;
  }

  Tensor averageGradient(Tensor dy, Window window, Shape shape) {
    Operands.shape("dy", dy, Operands.pooling(shape, window));
    NativeTensor dx = memory.allocate(dy.type(), shape);
    run(
        call("avgpool2d_bp", inputs(dx.array(), array(dy)), dx.array())
            .addIntegerArguments(arguments(window)));
    return dx;
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
