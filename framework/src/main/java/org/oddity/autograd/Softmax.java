package org.oddity.autograd;

import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;

/** The softmax over the last axis and its logarithm. */
final class Softmax {
  private Softmax() {}

  static Variable softmax(Variable x) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.softmax(x.value());
    return x.tape()
        .record(
            "softmax",
            y,
            (dy, needed) -> {
              Tensor weighted = kernels.apply(Binary.MULTIPLY, y, dy);
              Tensor sum = kernels.reduce(Reduction.SUM, weighted, -1);
              return new Tensor[] {
                kernels.apply(Binary.MULTIPLY, y, kernels.apply(Binary.SUBTRACT, dy, sum))
              };
            },
            x);
  }

  static Variable logSoftmax(Variable x) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.logSoftmax(x.value());
    return x.tape()
        .record(
            "log-softmax",
            y,
            (dy, needed) -> {
              Tensor sum = kernels.reduce(Reduction.SUM, dy, -1);
              Tensor softmax = kernels.apply(Elementwise.of(Elementwise.Kind.EXPONENTIAL), y);
              return new Tensor[] {
                kernels.apply(Binary.SUBTRACT, dy, kernels.apply(Binary.MULTIPLY, softmax, sum))
              };
            },
            x);
  }
}
