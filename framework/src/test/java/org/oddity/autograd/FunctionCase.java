package org.oddity.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * One differentiable function at one point.
 *
 * @param function its class, name and parameter types, such as {@code Variable.plus(double)}
 * @param what is special about the point, for the test's name
 */
record FunctionCase(
    String function, String what, Function<List<Variable>, Variable> body, List<Sample> samples) {
  static FunctionCase of(
      String function, String what, Function<List<Variable>, Variable> body, Sample... samples) {
    return new FunctionCase(function, what, body, Arrays.asList(samples));
  }

  static FunctionCase of(
      String function, Function<List<Variable>, Variable> body, Sample... samples) {
    return of(function, "", body, samples);
  }

  Variable apply(List<Variable> inputs) {
    return body.apply(inputs);
  }

  Tensor[] tensors(Kernels kernels) {
    return samples.stream().map(sample -> sample.tensor(kernels)).toArray(Tensor[]::new);
  }

  @Override
  public String toString() {
    List<Shape> shapes = samples.stream().map(Sample::shape).toList();
    return function + " of " + shapes + (what.isEmpty() ? "" : ", " + what);
  }

  /** Where a function is tried. */
  record Sample(Shape shape, double... values) {
    /** From N(0, 1): no two are equal and none is near a kink, for the seeds in use. */
    static Sample normal(int... lengths) {
      Shape shape = Shape.of(lengths);
      RandomStream random = new RandomStream(Arrays.hashCode(lengths));
      double[] values = new double[shape.size()];
      Arrays.setAll(values, i -> random.nextGaussian());
      return new Sample(shape, values);
    }

    /** Such a sample mapped to [0.5, 2.5): for divisors, roots and logarithms. */
    static Sample positive(int... lengths) {
      Shape shape = Shape.of(lengths);
      RandomStream random = new RandomStream(31L + Arrays.hashCode(lengths));
      double[] values = new double[shape.size()];
      Arrays.setAll(values, i -> 0.5 + 2 * random.nextDouble());
      return new Sample(shape, values);
    }

    /** Another one of the same shape. */
    Sample other() {
      RandomStream random = new RandomStream(Arrays.hashCode(values));
      double[] others = new double[values.length];
      Arrays.setAll(others, i -> random.nextGaussian());
      return new Sample(shape, others);
    }

    Tensor tensor(Kernels kernels) {
      return kernels.of(ElementType.DOUBLE, shape, values);
    }
  }
}
