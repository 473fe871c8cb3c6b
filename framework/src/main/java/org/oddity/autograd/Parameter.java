package org.oddity.autograd;

import static java.util.Objects.requireNonNull;

import org.oddity.tensor.Tensor;

/**
 * A tensor that training changes between tapes, never during one.
 *
 * @param name unique in its network, such as {@code encoder.convolution-1.weights}
 * @param value its place in the network's flat array
 */
public record Parameter(String name, Tensor value) {
  public Parameter {
    requireNonNull(name, "name is null");
    requireNonNull(value, "value is null");
  }
}
