package org.oddity.autograd;

import java.util.ArrayList;
import java.util.List;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/** The gradients that a tape gives, for {@link GradientCheck}. */
final class TapeGradients {
  /** Any number does; the factors must only be the same each time. */
  private static final long SEED = 20;

  private final Kernels kernels;
  private final GradientCheck.Computation computation;
  private final List<Tensor> inputs;
  private final List<GradientCheck.Point> points;
  private double[] factors;

  TapeGradients(
      Kernels kernels,
      GradientCheck.Computation computation,
      List<Tensor> inputs,
      List<GradientCheck.Point> points) {
    this.kernels = kernels;
    this.computation = computation;
    this.inputs = inputs;
    this.points = points;
  }

  /** Returns the gradients by all points, asked at once, and then by each alone. */
  double[][] ofAll() {
    try (Tape tape = Tape.recording(kernels)) {
      List<Variable> variables = variables(tape, inputs);
      Variable scalar = contracted(tape, computation.on(tape, variables));
      return asked(tape, scalar, variables);
    }
  }

  private double[][] asked(Tape tape, Variable scalar, List<Variable> variables) {
    List<Variable> wanted = points.stream().map(p -> p.variable(tape, variables)).toList();
    Gradients gradients = tape.gradients(scalar, wanted);
    return wanted.stream().map(v -> gradients.of(v).toDoubles()).toArray(double[][]::new);
  }

  /**
   * Checks that asking for one gradient alone, after others, on one tape gives the same.
   *
   * @throws AssertionError if not
   */
  void requireSame(double[][] expected, double tolerance) {
    try (Tape tape = Tape.recording(kernels)) {
      List<Variable> variables = variables(tape, inputs);
      Variable scalar = contracted(tape, computation.on(tape, variables));
      for (int i = 0; i < points.size(); i++) {
        Variable wanted = points.get(i).variable(tape, variables);
        Tensor alone = tape.gradients(scalar, List.of(wanted)).of(wanted);
        requireSame(points.get(i).name() + " alone", alone.toDoubles(), expected[i], tolerance);
      }
      double[][] again = asked(tape, scalar, variables);
      for (int i = 0; i < points.size(); i++) {
        requireSame(points.get(i).name() + " asked again", again[i], expected[i], tolerance);
      }
    }
  }

  private static void requireSame(
      String what, double[] actual, double[] expected, double tolerance) {
    for (int i = 0; i < actual.length; i++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
      if (!(Math.abs(actual[i] - expected[i]) <= allowed)) {
        throw new AssertionError(
            "the gradient by %s differs in element %d: %s, with the others %s"
                .formatted(what, i, actual[i], expected[i]));
      }
    }
  }

  private Variable contracted(Tape tape, Variable result) {
    if (result.value().type() != ElementType.DOUBLE) {
      throw new IllegalArgumentException(result + " is not of doubles");
    }
    factors = factors(result.shape().size());
    Tensor weights = kernels.of(ElementType.DOUBLE, result.shape(), factors);
    return result.times(tape.constant(weights)).sum();
  }

  /** Returns the factors that the result was contracted with. */
  double[] factors() {
    return factors.clone();
  }

  /** In ±[0.5, 1.5), so that no element of a result counts for nothing. */
  private static double[] factors(int size) {
    RandomStream random = new RandomStream(SEED);
    double[] factors = new double[size];
    for (int i = 0; i < size; i++) {
      factors[i] = (0.5 + random.nextDouble()) * (random.nextInt(2) == 0 ? -1 : 1);
    }
    return factors;
  }

  static List<Variable> variables(Tape tape, List<Tensor> inputs) {
    List<Variable> variables = new ArrayList<>();
    inputs.forEach(input -> variables.add(tape.constant(input)));
    return variables;
  }
}
