package org.oddity.nn;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Tensors by name as arrays by name and back: {@code float[]} or {@code double[]} as they are. */
public final class TensorArrays {
  private TensorArrays() {}

  /** Returns copies of the elements. */
  public static NamedArrays of(Map<String, Tensor> tensors) {
    NamedArrays.Builder arrays = NamedArrays.builder();
    tensors.forEach(
        (name, tensor) -> {
          if (tensor.type() == ElementType.FLOAT) {
            arrays.put(name, tensor.toFloats());
          } else {
            arrays.put(name, tensor.toDoubles());
          }
        });
    return arrays.build();
  }

  /**
   * Writes arrays over tensors; nothing is written unless all fit.
   *
   * @throws IllegalArgumentException if one is missing, too many, or of another size or type; names
   *     all of them
   */
  public static void restore(Kernels kernels, Map<String, Tensor> tensors, NamedArrays state) {
    List<String> problems = new ArrayList<>();
    tensors.forEach((name, tensor) -> check(name, tensor, state.asMap().get(name), problems));
    for (String name : state.asMap().keySet()) {
      if (!tensors.containsKey(name)) {
        problems.add(name + " is not known here");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the saved arrays do not fit: " + String.join("; ", problems));
    }
    tensors.forEach((name, tensor) -> write(kernels, tensor, name, state));
  }

  private static void check(String name, Tensor tensor, Object saved, List<String> problems) {
    Class<?> type = tensor.type() == ElementType.FLOAT ? float[].class : double[].class;
    if (saved == null) {
      problems.add(name + " is missing");
    } else if (!type.isInstance(saved)) {
      problems.add(
          name + " is " + saved.getClass().getSimpleName() + ", not " + type.getSimpleName());
    } else if (Array.getLength(saved) != tensor.shape().size()) {
      problems.add(
          name + " has " + Array.getLength(saved) + " numbers, not those of " + tensor.shape());
    }
  }

  private static void write(Kernels kernels, Tensor tensor, String name, NamedArrays state) {
    if (tensor.type() == ElementType.FLOAT) {
      kernels.write(tensor, state.floats(name));
      return;
    }
    double[] saved = state.doubles(name);
    Tensor copy = kernels.of(ElementType.DOUBLE, Shape.of(saved.length), saved);
    kernels.assign(tensor, copy);
    kernels.release(copy);
  }
}
