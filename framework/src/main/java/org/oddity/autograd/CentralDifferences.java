package org.oddity.autograd;

import java.util.List;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/** Derivatives by moving one element to both sides, for {@link GradientCheck}. */
final class CentralDifferences {
  private final Kernels kernels;
  private final GradientCheck.Computation computation;
  private final List<Tensor> inputs;
  private final double[] factors;

  CentralDifferences(
      Kernels kernels,
      GradientCheck.Computation computation,
      List<Tensor> inputs,
      double[] factors) {
    this.kernels = kernels;
    this.computation = computation;
    this.inputs = inputs;
    this.factors = factors;
  }

  /** Returns the derivative of the contracted result by one element of a tensor. */
  double by(Tensor tensor, int element) {
    double[] values = tensor.toDoubles();
    double middle = values[element];
    values[element] = middle + GradientCheck.EPSILON;
    double[] above = resultWith(tensor, values);
    // What was really stepped, after rounding.
    double step = values[element];
    values[element] = middle - GradientCheck.EPSILON;
    double[] below = resultWith(tensor, values);
    step -= values[element];
    values[element] = middle;
    write(tensor, values);
    // Contracted after subtracting, so that what does not change cancels exactly.
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += factors[i] * (above[i] - below[i]);
    }
    return sum / step;
  }

  private double[] resultWith(Tensor tensor, double[] values) {
    write(tensor, values);
    try (Tape tape = Tape.inference(kernels)) {
      return computation.on(tape, TapeGradients.variables(tape, inputs)).value().toDoubles();
    }
  }

  private void write(Tensor tensor, double[] values) {
    Tensor copy = kernels.of(ElementType.DOUBLE, tensor.shape(), values);
    kernels.assign(tensor, copy);
    kernels.release(copy);
  }
}
