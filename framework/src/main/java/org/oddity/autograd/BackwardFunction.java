package org.oddity.autograd;

import org.oddity.tensor.Tensor;

/** Turns the gradient of a function's result into those of its inputs. */
@FunctionalInterface
public interface BackwardFunction {
  /**
   * Returns one gradient per input, each a tensor of its own (see {@link
   * org.oddity.tensor.Kernels#share}), or null where none is needed.
   *
   * @param dy gradient of the result: read only
   * @param needed for each input, whether its gradient is asked for
   */
  Tensor[] gradients(Tensor dy, boolean[] needed);
}
