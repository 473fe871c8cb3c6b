package org.oddity.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.autograd.FunctionCase.Sample;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.nd4j.Nd4jKernels;
import org.oddity.tensor.onednn.OneDnnKernels;

/** What is proved in double holds for the kernels that train in float. */
class FloatFunctionsTest {
  private static final Nd4jKernels DOUBLES = Nd4jKernels.create();
  private static final Kernels FLOATS = new OneDnnKernels(DOUBLES, DOUBLES.memory());

  /** Of the greatest number beside it: some hundred roundings of 6e-8. */
  private static final double PRECISION = 2e-5;

  static Stream<FunctionCase> cases() {
    return Stream.concat(EveryFunctionTest.cases(), extremes());
  }

  /** Where naive formulas overflow: in float already beyond e^88. */
  private static Stream<FunctionCase> extremes() {
    Sample x = new Sample(Shape.of(2, 4), -900, -95, -30, 0, 1e-3, 30, 95, 900);
    Sample target = new Sample(Shape.of(2, 4), 0, 1, 0, 1, 1, 0, 0.5, 1);
    return Stream.of(
        FunctionCase.of("softplus", in -> in.get(0).softplus(), x),
        FunctionCase.of("sigmoid", in -> in.get(0).sigmoid(), x),
        FunctionCase.of("tanh", in -> in.get(0).tanh(), x),
        FunctionCase.of("softmax", in -> in.get(0).softmax(), x),
        FunctionCase.of("log-softmax", in -> in.get(0).logSoftmax(), x),
        FunctionCase.of("cross-entropy", in -> Losses.crossEntropy(in.get(0), 3, 0), x),
        FunctionCase.of(
            "binary-cross-entropy",
            in -> Losses.binaryCrossEntropy(in.get(0), in.get(1)),
            x,
            target));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valuesAndGradientsInFloatAreThoseInDouble(FunctionCase function) {
    List<double[]> expected = valueAndGradients(DOUBLES, ElementType.DOUBLE, function);
    List<double[]> actual = valueAndGradients(FLOATS, ElementType.FLOAT, function);
    for (int i = 0; i < expected.size(); i++) {
      double greatest = 1;
      for (double number : expected.get(i)) {
        greatest = Math.max(greatest, Math.abs(number));
      }
      assertThat(actual.get(i))
          .as(i == 0 ? "value" : "gradient by input " + (i - 1))
          .containsExactly(expected.get(i), within(PRECISION * greatest));
    }
  }

  private static List<double[]> valueAndGradients(
      Kernels kernels, ElementType type, FunctionCase function) {
    try (Tape tape = Tape.recording(kernels)) {
      List<Variable> inputs =
          function.samples().stream()
              .map(sample -> tape.constant(kernels.of(type, sample.shape(), sample.values())))
              .toList();
      Variable result = function.apply(inputs);
      Tensor factors = kernels.of(type, result.shape(), factors(result.shape().size()));
      Variable scalar = result.times(tape.constant(factors)).sum();
      Gradients gradients = tape.gradients(scalar, inputs);
      List<double[]> all = new ArrayList<>();
      all.add(result.value().toDoubles());
      inputs.forEach(input -> all.add(gradients.of(input).toDoubles()));
      return all;
    }
  }

  private static double[] factors(int size) {
    double[] factors = new double[size];
    for (int i = 0; i < size; i++) {
      factors[i] = Math.cos(i + 1);
    }
    return factors;
  }
}
