package org.oddity.autograd;

import java.util.Arrays;
import java.util.List;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/** Several variables as one. */
public final class Joining {
  private Joining() {}

  /**
   * Returns variables joined along an axis, such as channels of a U-Net or the batches of real and
   * generated images.
   *
   * @param axis negative ones count from the end
   * @param parts at least one, of equal shapes but for this axis
   */
  public static Variable concatenate(int axis, Variable... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("nothing to concatenate");
    }
    return concatenate(axis, Arrays.asList(parts));
  }

  /** Returns variables joined along an axis. */
  public static Variable concatenate(int axis, List<Variable> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing to concatenate");
    }
    Variable[] inputs = parts.toArray(Variable[]::new);
    int along = check(axis, inputs);
    Kernels kernels = inputs[0].tape().kernels();
    Tensor y = kernels.concatenate(along, parts.stream().map(Variable::value).toList());
    return inputs[0]
        .tape()
        .record(
            "concatenate",
            y,
            (dy, needed) -> {
              Tensor[] gradients = new Tensor[inputs.length];
              int from = 0;
              for (int i = 0; i < inputs.length; i++) {
                int to = from + inputs[i].shape().length(along);
                gradients[i] = needed[i] ? kernels.slice(dy, along, from, to) : null;
                from = to;
              }
              return gradients;
            },
            inputs);
  }

  private static int check(int axis, Variable... parts) {
    int along = parts[0].shape().axis(axis);
    for (Variable part : parts) {
      if (part.shape().rank() != parts[0].shape().rank()
          || !part.shape().with(along, 1).equals(parts[0].shape().with(along, 1))) {
        throw new IllegalArgumentException(
            part.shape()
                + " and "
                + parts[0].shape()
                + " cannot be joined: they differ not only in axis "
                + along);
      }
    }
    return along;
  }
}
