package org.oddity.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.nd4j.Nd4jKernels;

class GradientCheckTest {
  private static final Kernels KERNELS = Nd4jKernels.create();
  private static final GradientCheck CHECK = GradientCheck.of(KERNELS);

  private static Tensor tensor(Shape shape, double... elements) {
    return KERNELS.of(ElementType.DOUBLE, shape, elements);
  }

  /** Squares, with a gradient that is wrong by a factor in its last element. */
  private static Variable wrongSquare(Variable x, double factor) {
    double[] twice = x.value().toDoubles();
    for (int i = 0; i < twice.length; i++) {
      twice[i] *= i == twice.length - 1 ? 2 * factor : 2;
    }
    return x.tape()
        .record(
            "wrong-square",
            KERNELS.apply(Elementwise.of(Elementwise.Kind.SQUARE), x.value()),
            (dy, needed) ->
                new Tensor[] {
                  KERNELS.apply(
                      Binary.MULTIPLY, dy, KERNELS.of(ElementType.DOUBLE, x.shape(), twice))
                },
            x);
  }

  @Test
  void wrongElementIsNamedWithBothValues() {
    Tensor x = tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> CHECK.check((tape, in) -> wrongSquare(in.get(0), 1.0001), x))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("input 0 at [1, 2]: the gradient is")
        .hasMessageContaining("a relative error of 0.00010");
    assertThat(CHECK.check((tape, in) -> wrongSquare(in.get(0), 1), x).error()).isLessThan(1e-8);
  }

  @Test
  void toleranceIsWhatWasAskedFor() {
    Tensor x = tensor(Shape.of(3), 1, 2, 3);
    CHECK.withTolerance(1e-3).check((tape, in) -> wrongSquare(in.get(0), 1.0001), x);
  }

  @Test
  void gradientThatIsNoNumberFails() {
    Tensor x = tensor(Shape.of(3), 1, 2, 3);
    assertThatThrownBy(() -> CHECK.check((tape, in) -> wrongSquare(in.get(0), Double.NaN), x))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void parametersAreCheckedByNameAndLeftAsTheyWere() {
    Parameter right = new Parameter("layer.right", tensor(Shape.of(2), 0.1, 0.7));
    Parameter wrong = new Parameter("layer.wrong", tensor(Shape.of(2), 1.3, -0.2));
    GradientCheck.Computation both =
        (tape, in) ->
            in.get(0).times(tape.parameter(right)).plus(wrongSquare(tape.parameter(wrong), 2));
    List<Tensor> inputs = List.of(tensor(Shape.of(2), 3, 4));
    CHECK.check(both, inputs, List.of(right));
    assertThatThrownBy(() -> CHECK.check(both, inputs, List.of(right, wrong)))
        .hasMessageContaining("layer.wrong at [1]");
    assertThat(right.value().toDoubles()).containsExactly(0.1, 0.7);
    assertThat(wrong.value().toDoubles()).containsExactly(1.3, -0.2);
    assertThat(inputs.get(0).toDoubles()).containsExactly(3, 4);
  }

  @Test
  void functionThatSpoilsWhatItRemembersIsFound() {
    Tensor x = tensor(Shape.of(2), 1, 2);
    GradientCheck.Computation spoiling =
        (tape, in) -> {
          Tensor remembered = KERNELS.apply(Elementwise.linear(2, 0), in.get(0).value());
          return tape.record(
              "spoiling",
              KERNELS.apply(Elementwise.of(Elementwise.Kind.SQUARE), in.get(0).value()),
              (dy, needed) -> {
                Tensor gradient = KERNELS.apply(Binary.MULTIPLY, dy, remembered);
                KERNELS.scale(remembered, 2);
                return new Tensor[] {gradient};
              },
              in.get(0));
        };
    assertThatThrownBy(() -> CHECK.check(spoiling, x)).hasMessageContaining("asked again");
  }

  @Test
  void atMostSoManyElementsAreTried() {
    CountingKernels counting = new CountingKernels(KERNELS);
    Tensor x = KERNELS.full(ElementType.DOUBLE, Shape.of(1000), 0.5);
    GradientCheck.of(counting.kernels())
        .withAtMost(3)
        .check((tape, in) -> in.get(0).tanh(), List.of(x), List.of());
    assertThat(counting.calls("assign")).isEqualTo(3 * 3);
  }

  @Test
  void floatsAreRefused() {
    Tensor x = KERNELS.of(Shape.of(1), 1f);
    assertThatThrownBy(() -> CHECK.check((tape, in) -> in.get(0), x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input 0 must be of doubles");
  }
}
