package org.oddity.autograd;

import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;

/** Functions of many elements that give one. */
final class Reductions {
  private Reductions() {}

  static Variable sum(Variable x, int... axes) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.reduce(Reduction.SUM, x.value(), axes);
    return x.tape()
        .record("sum", y, (dy, needed) -> new Tensor[] {kernels.broadcast(dy, x.shape())}, x);
  }

  static Variable mean(Variable x, int... axes) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.reduce(Reduction.MEAN, x.value(), axes);
    double share = (double) y.shape().size() / x.shape().size();
    return x.tape()
        .record(
            "mean",
            y,
            (dy, needed) -> {
              Tensor shared = kernels.apply(Elementwise.linear(share, 0), dy);
              Tensor gradient = kernels.broadcast(shared, x.shape());
              kernels.release(shared);
              return new Tensor[] {gradient};
            },
            x);
  }

  static Variable max(Variable x, int... axes) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.reduce(Reduction.MAXIMUM, x.value(), axes);
    return x.tape()
        .record(
            "max", y, (dy, needed) -> new Tensor[] {sharedAmongEqual(kernels, x, y, dy, axes)}, x);
  }

  private static Tensor sharedAmongEqual(
      Kernels kernels, Variable x, Tensor y, Tensor dy, int... axes) {
    Tensor greatest = kernels.apply(Binary.AT_LEAST, x.value(), y);
    Tensor count = kernels.reduce(Reduction.SUM, greatest, axes);
    Tensor share = kernels.apply(Binary.DIVIDE, dy, count);
    kernels.release(count);
    Tensor gradient = kernels.apply(Binary.MULTIPLY, greatest, share);
    kernels.release(greatest);
    kernels.release(share);
    return gradient;
  }
}
