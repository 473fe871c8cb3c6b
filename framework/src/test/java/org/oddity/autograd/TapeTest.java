package org.oddity.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.Nd4jKernels;

class TapeTest {
  private static final Kernels KERNELS = Nd4jKernels.create();

  private static Tensor row(double... elements) {
    return KERNELS.of(ElementType.DOUBLE, Shape.of(elements.length), elements);
  }

  @Test
  void variableUsedTwiceInOneFunctionGetsBothGradients() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(3, -2));
      Gradients gradients = tape.gradients(x.times(x).sum(), List.of(x));
      assertThat(gradients.of(x).toDoubles()).containsExactly(6, -4);
    }
  }

  @Test
  void functionIsAppliedAnyNumberOfTimes() {
    Parameter weight = new Parameter("weight", row(2));
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(3));
      Variable y = x;
      for (int i = 0; i < 5; i++) {
        y = y.times(tape.parameter(weight));
      }
      Gradients gradients = tape.parameterGradients(y.sum(), List.of(weight));
      assertThat(gradients.of(weight).toDoubles()).containsExactly(5 * 16 * 3);
    }
  }

  @Test
  void manyGradientsOfOneVariableAddUpWithoutTouchingThoseTheyShareMemoryWith() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1, 2));
      Variable z = tape.constant(row(5, 6));
      Variable sum = x.plus(z).plus(x).plus(x).plus(x.reshape(1, 2).reshape(2)).plus(z);
      Gradients gradients =
          tape.gradients(sum.times(tape.constant(row(1, 10))).sum(), List.of(x, z));
      assertThat(gradients.of(x).toDoubles()).containsExactly(4, 40);
      assertThat(gradients.of(z).toDoubles()).containsExactly(2, 20);
    }
  }

  @Test
  void gradientsOfLeafAndIntermediateAndTheScalarItselfAreGivenTogether() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1, 2));
      Variable y = x.square();
      Variable z = y.times(3).plus(y);
      Variable loss = z.sum();
      Gradients gradients = tape.gradients(loss, List.of(x, y, z, loss));
      assertThat(gradients.of(loss).toDoubles()).containsExactly(1);
      assertThat(gradients.of(z).toDoubles()).containsExactly(1, 1);
      assertThat(gradients.of(y).toDoubles()).containsExactly(4, 4);
      assertThat(gradients.of(x).toDoubles()).containsExactly(8, 16);
    }
  }

  @Test
  void leafAsTheScalarHasGradientOne() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(7));
      Variable other = tape.constant(row(7));
      Gradients gradients = tape.gradients(x, List.of(x, other));
      assertThat(gradients.of(x).toDoubles()).containsExactly(1);
      assertThat(gradients.of(other).toDoubles()).containsExactly(0);
    }
  }

  @Test
  void whatTheScalarDoesNotReachHasGradientZero() {
    Parameter unused = new Parameter("unused", row(1, 2, 3));
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1));
      Variable loss = x.square();
      Variable later = loss.exp();
      Variable beside = x.exp();
      Gradients gradients = tape.gradients(loss, List.of(later, beside, tape.parameter(unused), x));
      assertThat(gradients.of(unused).toDoubles()).containsExactly(0, 0, 0);
      assertThat(gradients.of(later).toDoubles()).containsExactly(0);
      assertThat(gradients.of(beside).toDoubles()).containsExactly(0);
      assertThat(gradients.of(x).toDoubles()).containsExactly(2);
    }
  }

  @Test
  void tapeIsAskedForSeveralScalarsAndGoesOnBetween() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(2));
      Variable square = x.square();
      Tensor first = tape.gradients(square, List.of(x)).of(x);
      Variable cube = square.times(x);
      assertThat(tape.gradients(cube, List.of(x)).of(x).toDoubles()).containsExactly(12);
      assertThat(tape.gradients(square, List.of(x)).of(x).toDoubles()).containsExactly(4);
      assertThat(first.toDoubles()).containsExactly(4);
    }
  }

  @Test
  void noGradientPassesWhatIsDetached() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(2));
      Variable loss = x.square().detach().times(x);
      assertThat(tape.gradients(loss, List.of(x)).of(x).toDoubles()).containsExactly(4);
    }
  }

  @Test
  void nothingIsComputedForFrozenParameters() {
    CountingKernels counting = new CountingKernels(KERNELS);
    Tensor image = KERNELS.full(ElementType.DOUBLE, Shape.of(1, 4, 4, 1), 1);
    Parameter frozen =
        new Parameter("frozen", KERNELS.full(ElementType.DOUBLE, Shape.of(3, 3, 1, 2), 0.5));
    Parameter trained =
        new Parameter("trained", KERNELS.full(ElementType.DOUBLE, Shape.of(3, 3, 2, 1), 0.25));
    double[] before = frozen.value().toDoubles();
    try (Tape tape = Tape.recording(counting.kernels())) {
      Variable hidden = convolution(tape.constant(image), tape.parameter(frozen));
      Variable y = convolution(hidden, tape.parameter(trained));
      tape.parameterGradients(y.sum(), List.of(trained));
    }
    assertThat(counting.calls("convolutionWeightGradient")).isEqualTo(1);
    assertThat(counting.calls("convolutionInputGradient")).isZero();
    assertThat(frozen.value().toDoubles()).isEqualTo(before);
  }

  @Test
  void gradientPassesThroughFrozenParametersToTheInput() {
    CountingKernels counting = new CountingKernels(KERNELS);
    Tensor image = KERNELS.full(ElementType.DOUBLE, Shape.of(1, 4, 4, 1), 1);
    Parameter frozen =
        new Parameter("frozen", KERNELS.full(ElementType.DOUBLE, Shape.of(3, 3, 1, 1), 0.5));
    try (Tape tape = Tape.recording(counting.kernels())) {
      Variable x = tape.constant(image);
      Variable y = convolution(convolution(x, tape.parameter(frozen)), tape.parameter(frozen));
      double[] gradient = tape.gradients(y.sum(), List.of(x)).of(x).toDoubles();
      // A corner pixel is seen by four places of the first, which 4 + 6 + 6 + 9 of the second see.
      assertThat(gradient[0]).isEqualTo(25 * 0.25);
    }
    assertThat(counting.calls("convolutionWeightGradient")).isZero();
    assertThat(counting.calls("convolutionInputGradient")).isEqualTo(2);
  }

  private static Variable convolution(Variable x, Variable weights) {
    return Convolutions.convolution(
        x, weights, Optional.empty(), Window.of(3, 1, 1), Optional.empty());
  }

  @Test
  void walkingBackHoldsFewGradientsAtATime() {
    CountingKernels counting = new CountingKernels(KERNELS);
    try (Tape tape = Tape.recording(counting.kernels())) {
      Variable x = tape.constant(row(0.1, 0.2));
      Variable y = x;
      for (int i = 0; i < 100; i++) {
        y = y.tanh().plus(y);
      }
      Variable loss = y.sum();
      int before = counting.alive();
      counting.mostSinceLast();
      tape.gradients(loss, List.of(x));
      assertThat(counting.mostSinceLast() - before).isLessThanOrEqualTo(4);
      assertThat(counting.alive() - before).isEqualTo(1);
    }
  }

  @Test
  void memoryIsGivenBackWhenTheTapeCloses() {
    Variable y;
    Tensor kept;
    Tensor gradient;
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1, 2));
      y = x.exp();
      kept = tape.keep(x.square().value());
      gradient = tape.gradients(y.sum(), List.of(x)).of(x);
    }
    assertThatThrownBy(() -> y.value().toDoubles())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gave its memory back");
    assertThatThrownBy(gradient::toDoubles).isInstanceOf(IllegalStateException.class);
    assertThat(kept.toDoubles()).containsExactly(1, 4);
  }

  @Test
  void closedTapeIsNamedAsTheReason() {
    Tape tape = Tape.recording(KERNELS);
    Variable x = tape.constant(row(1));
    tape.close();
    assertThatThrownBy(() -> tape.gradients(x, List.of(x)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void secondOrderGradientsAreRefusedWithTheReason() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1));
      Gradients gradients = tape.gradients(x.square(), List.of(x));
      assertThatThrownBy(() -> gradients.asVariable(x))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("second-order");
    }
  }

  @Test
  void variablesOfAnotherTapeAreRefused() {
    try (Tape one = Tape.recording(KERNELS);
        Tape two = Tape.recording(KERNELS)) {
      Variable x = one.constant(row(1));
      Variable y = two.constant(row(1));
      assertThatThrownBy(() -> y.plus(x)).hasMessageContaining("of another tape");
      assertThatThrownBy(() -> one.gradients(y, List.of(x))).hasMessageContaining("another tape");
      assertThatThrownBy(() -> one.gradients(x, List.of(y))).hasMessageContaining("another tape");
    }
  }

  @Test
  void gradientsAreThoseOfOneElementThatWereAskedFor() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(1, 2));
      assertThatThrownBy(() -> tape.gradients(x.square(), List.of(x)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("square [2] has 2");
      Gradients gradients = tape.gradients(x.sum(), List.of());
      assertThatThrownBy(() -> gradients.of(x)).hasMessageContaining("no gradient was asked for");
    }
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable x = tape.constant(row(1));
      assertThatThrownBy(() -> tape.gradients(x, List.of(x)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("inference");
    }
  }

  @Test
  void firstNonFiniteResultIsNamedByItsLayer() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(-1, 2));
      assertThat(tape.firstNonFinite()).isEmpty();
      tape.enter("encoder");
      tape.enter("root-2");
      Variable y = x.plus(1).log();
      tape.leave();
      y.relu();
      tape.leave();
      assertThat(tape.firstNonFinite()).contains("encoder.root-2 (logarithm)");
    }
  }

  @Test
  void nonFiniteParameterIsNamedBeforeWhatWasMadeOfIt() {
    Parameter weights = new Parameter("decoder.weights", row(1, Double.NaN));
    try (Tape tape = Tape.recording(KERNELS)) {
      tape.constant(row(1, 1)).square().times(tape.parameter(weights)).sum();
      assertThat(tape.firstNonFinite()).contains("decoder.weights");
    }
  }

  @Test
  void finiteNumbersWhoseSumOverflowsAreFinite() {
    try (Tape tape = Tape.recording(KERNELS)) {
      tape.constant(KERNELS.of(Shape.of(2), 3e38f, 3e38f)).relu();
      assertThat(tape.firstNonFinite()).isEmpty();
    }
  }

  @Test
  void gradientsAreDefinedWhereFunctionsHaveKinks() {
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(row(0));
      assertThat(gradient(tape, x.relu(), x)).containsExactly(0);
      assertThat(gradient(tape, x.leakyRelu(0.2), x)).containsExactly(0.2);
      assertThat(gradient(tape, x.abs(), x)).containsExactly(0);
      assertThat(gradient(tape, Losses.l1(x, x.times(1)), x)).containsExactly(0);
      Variable same = tape.constant(row(0));
      assertThat(gradient(tape, x.maximum(same), x)).containsExactly(1);
      assertThat(gradient(tape, x.maximum(same), same)).containsExactly(0);
      assertThat(gradient(tape, x.minimum(same), x)).containsExactly(1);
      Variable equal = tape.constant(row(3, 1, 3));
      assertThat(gradient(tape, equal.max(), equal)).containsExactly(0.5, 0, 0.5);
      Variable flat = tape.constant(KERNELS.full(ElementType.DOUBLE, Shape.of(1, 2, 2, 1), 7));
      assertThat(gradient(tape, Poolings.max(flat, Window.of(2, 1, 0)), flat))
          .containsExactly(1, 0, 0, 0);
    }
  }

  private static double[] gradient(Tape tape, Variable result, Variable x) {
    return tape.gradients(result.sum(), List.of(x)).of(x).toDoubles();
  }
}
