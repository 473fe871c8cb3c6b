package org.oddity.nn.optimiser;

import java.util.List;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;

/** Limits the gradients of one step. */
final class Clipping {
  /** Keeps the quotient finite, as in PyTorch's {@code clip_grad_norm_}. */
  private static final double SMALL = 1e-6;

  private Clipping() {}

  /** Returns the limited gradients, some of them the tensors that were given. */
  static List<Tensor> apply(ClippingOptions options, Kernels kernels, List<Tensor> gradients) {
    if (options instanceof ClippingOptions.Value value) {
      Elementwise clip = Elementwise.clip(-value.limit(), value.limit());
      return gradients.stream().map(each -> kernels.apply(clip, each)).toList();
    }
    if (options instanceof ClippingOptions.GlobalNorm norm) {
      double factor = norm.limit() / (norm(kernels, gradients) + SMALL);
      if (factor < 1) {
        gradients.forEach(each -> kernels.scale(each, factor));
      }
    }
    return gradients;
  }

  private static double norm(Kernels kernels, List<Tensor> gradients) {
    double sum = 0;
    for (Tensor each : gradients) {
      Tensor squares = kernels.apply(Elementwise.of(Elementwise.Kind.SQUARE), each);
      Tensor total = kernels.reduce(Reduction.SUM, squares);
      sum += total.toScalar();
      kernels.release(squares);
      kernels.release(total);
    }
    return Math.sqrt(sum);
  }
}
