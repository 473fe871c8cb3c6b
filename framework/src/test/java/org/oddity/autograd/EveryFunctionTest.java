package org.oddity.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.nd4j.Nd4jKernels;

class EveryFunctionTest {
  private static final Kernels KERNELS = Nd4jKernels.create();

  /** Of each tensor: enough of each of its corners, and quick. */
  private static final int MOST = 16;

  /** Passes no gradient: held by {@link TapeTest}. */
  private static final Set<String> WITHOUT_GRADIENT = Set.of("Variable.detach()");

  static Stream<FunctionCase> cases() {
    return Stream.of(VariableCases.all(), LayerCases.all(), NormAndLossCases.all())
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientIsThatOfCentralDifferences(FunctionCase function) {
    GradientCheck.of(KERNELS)
        .withAtMost(MOST)
        .check((tape, inputs) -> function.apply(inputs), function.tensors(KERNELS));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void walkingBackLeavesNothingButWhatWasAsked(FunctionCase function) {
    CountingKernels counting = new CountingKernels(KERNELS);
    try (Tape tape = Tape.recording(counting.kernels())) {
      List<Variable> inputs = Arrays.stream(function.tensors(KERNELS)).map(tape::constant).toList();
      Variable scalar = function.apply(inputs).square().sum();
      int before = counting.alive();
      tape.gradients(scalar, inputs);
      assertThat(counting.alive() - before).isEqualTo(inputs.size());
      tape.gradients(scalar, inputs.subList(0, 1));
      assertThat(counting.alive() - before).isEqualTo(inputs.size() + 1);
    }
  }

  @Test
  void everyPublicFunctionIsChecked() throws Exception {
    Set<String> checked =
        cases().map(FunctionCase::function).collect(Collectors.toCollection(TreeSet::new));
    checked.addAll(WITHOUT_GRADIENT);
    assertThat(checked).containsExactlyElementsOf(PublicFunctions.all());
  }
}
