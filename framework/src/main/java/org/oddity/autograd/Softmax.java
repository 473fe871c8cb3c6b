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
        .record("softmax", y, (dy, needed) -> new Tensor[] {gradient(kernels, y, dy)}, x);
  }

  /** dx = y · (dy − Σ y · dy). */
  private static Tensor gradient(Kernels kernels, Tensor y, Tensor dy) {
    Tensor weighted = kernels.apply(Binary.MULTIPLY, y, dy);
    Tensor sum = kernels.reduce(Reduction.SUM, weighted, y.shape().rank() - 1);
    kernels.release(weighted);
    Tensor centred = kernels.apply(Binary.SUBTRACT, dy, sum);
    kernels.release(sum);
    Tensor gradient = kernels.apply(Binary.MULTIPLY, y, centred);
    kernels.release(centred);
    return gradient;
  }

  static Variable logSoftmax(Variable x) {
    Kernels kernels = x.tape().kernels();
    Tensor y = kernels.logSoftmax(x.value());
    return x.tape()
        .record(
            "log-softmax", y, (dy, needed) -> new Tensor[] {logarithmGradient(kernels, y, dy)}, x);
  }

  /** dx = dy − eʸ · Σ dy. */
  private static Tensor logarithmGradient(Kernels kernels, Tensor y, Tensor dy) {
    Tensor sum = kernels.reduce(Reduction.SUM, dy, y.shape().rank() - 1);
    Tensor softmax = kernels.apply(Elementwise.of(Elementwise.Kind.EXPONENTIAL), y);
    Tensor weighted = kernels.apply(Binary.MULTIPLY, softmax, sum);
    kernels.release(sum);
    kernels.release(softmax);
    Tensor gradient = kernels.apply(Binary.SUBTRACT, dy, weighted);
    kernels.release(weighted);
    return gradient;
  }
}
