package org.oddity.autograd;

import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Functions that move elements and change none. */
final class Reshaping {
  private Reshaping() {}

  static Variable reshape(Variable x, Shape shape) {
    Kernels kernels = x.tape().kernels();
    return x.tape()
        .record(
            "reshape",
            kernels.reshape(x.value(), shape),
            (dy, needed) -> new Tensor[] {kernels.reshape(dy, x.shape())},
            x);
  }

  static Variable transpose(Variable x, int... order) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.transpose(x.value(), order);
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return x.tape()
        .record("transpose", y, (dy, needed) -> new Tensor[] {kernels.transpose(dy, back)}, x);
  }

  static Variable slice(Variable x, int axis, int from, int to) {
    Kernels kernels = x.tape().kernels();
    int along = x.shape().axis(axis);
    return x.tape()
        .record(
            "slice",
            kernels.slice(x.value(), along, from, to),
            (dy, needed) -> new Tensor[] {kernels.embed(dy, along, from, x.shape().length(along))},
            x);
  }
}
