package org.oddity.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Parameter;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Parameters side by side in one array, each at a place of its own. */
final class FlatParameters {
  /** Elements; every parameter starts at a cache line of its own. */
  private static final int ALIGNMENT = 16;

  private final Kernels kernels;
  private final Tensor flat;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();

  FlatParameters(Kernels kernels, ElementType type, Map<String, ParameterSpec> specs) {
    this.kernels = kernels;
    int size = 0;
    for (ParameterSpec spec : specs.values()) {
      offsets.add(size);
      size = Math.addExact(size, aligned(spec.shape().size()));
    }
    this.flat = kernels.persistent(type, Shape.of(Math.max(size, ALIGNMENT)));
    specs.forEach(
        (name, spec) -> {
          int offset = offsets.get(parameters.size());
          parameters.add(new Parameter(name, kernels.view(flat, offset, spec.shape())));
        });
  }

  private static int aligned(int size) {
    return Math.addExact(size, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Returns the array; what is between parameters is 0. */
  Tensor flat() {
    return flat;
  }

  /** Returns the parameters in order. */
  List<Parameter> parameters() {
    return parameters;
  }

  /** Returns gradients laid out alike. */
  Tensor gathered(Gradients gradients) {
    Tensor target = kernels.full(flat.type(), flat.shape(), 0);
    for (int i = 0; i < parameters.size(); i++) {
      Tensor gradient = gradients.of(parameters.get(i));
      Tensor place = kernels.view(target, offsets.get(i), gradient.shape());
      kernels.assign(place, gradient);
      kernels.release(place);
    }
    return target;
  }
}
