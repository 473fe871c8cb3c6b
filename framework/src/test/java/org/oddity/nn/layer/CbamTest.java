package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.oddity.nn.TestingNetworks.KERNELS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.detector.TestingReference;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkTable;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Against PyTorch; EveryLayerTest has the gradients against central differences. */
class CbamTest {
  @Test
  void resultsAndGradientsAreThoseOfPyTorch() {
    int cases = 0;
    try (TestingReference file = new TestingReference(CbamTest.class, "torch_cbam.txt")) {
      while (file.hasNext()) {
        assertThat(file.word()).isEqualTo("cbam");
        assertSame(file);
        cases++;
      }
    }
    assertThat(cases).isEqualTo(4);
  }

  private static void assertSame(TestingReference file) {
    Shape shape = Shape.of(file.whole(), file.whole(), file.whole(), file.whole());
    Network network =
        TestingNetworks.ofDoubles(Cbam.of(file.whole(), file.whole()), shape.withoutFirst());
    List<Parameter> parameters = List.copyOf(network.parameters());
    for (int i = 0; i < parameters.size(); i++) {
      int ordinal = i;
      Tensor value = parameters.get(i).value();
      KERNELS.assign(
          value, pattern(value.shape(), place -> Math.cos(1 + 0.37 * place + 1.3 * ordinal)));
    }
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(pattern(shape, i -> Math.cos(0.61 * Math.pow(i, 1.1))));
      Variable y = network.apply(x, Pass.inference(tape));
      Variable factors = tape.constant(pattern(shape, i -> Math.sin(1 + 0.7 * i)));
      List<Variable> wanted = new ArrayList<>(List.of(x));
      parameters.forEach(parameter -> wanted.add(tape.parameter(parameter)));
      Gradients gradients = tape.gradients(y.times(factors).sum(), wanted);
      assertNumbers(y.value(), file);
      wanted.forEach(variable -> assertNumbers(gradients.of(variable), file));
    }
  }

  private static Tensor pattern(Shape shape, IntToDoubleFunction of) {
    double[] numbers = new double[shape.size()];
    Arrays.setAll(numbers, of);
    return KERNELS.of(ElementType.DOUBLE, shape, numbers);
  }

  private static void assertNumbers(Tensor found, TestingReference file) {
    double[] expected = file.numbers(found.shape().size());
    assertThat(found.toDoubles()).containsExactly(expected, within(1e-11));
  }

  @Test
  void itsWeightsCanBeLookedAt() {
    Network network = TestingNetworks.ofDoubles(Cbam.of(2, 3), Shape.of(4, 5, 6));
    try (Tape tape = Tape.inference(KERNELS)) {
      Pass pass = Pass.inference(tape).capturing("channel.weights", "spatial.weights");
      Variable x = tape.constant(TestingNetworks.images(1, 2, Shape.of(4, 5, 6)));
      Variable y = network.apply(x, pass);
      Variable channel = pass.captured("channel.weights");
      Variable spatial = pass.captured("spatial.weights");
      assertThat(channel.shape()).isEqualTo(Shape.of(2, 1, 1, 6));
      assertThat(spatial.shape()).isEqualTo(Shape.of(2, 4, 5, 1));
      assertThat(DoubleStream.of(channel.value().toDoubles()))
          .allMatch(each -> each > 0 && each < 1);
      assertThat(DoubleStream.of(spatial.value().toDoubles()))
          .allMatch(each -> each > 0 && each < 1);
      assertThat(x.times(channel).times(spatial).value().toDoubles())
          .containsExactly(y.value().toDoubles(), within(1e-12));
    }
  }

  @Test
  void thePapersNumbersAreItsDefaults() {
    NetworkTable table = NetworkTable.of(Cbam.standard(), Shape.of(8, 8, 64));
    // 64 to 4 and back, and 7·7·2 places.
    assertThat(table.parameterCount()).isEqualTo(2 * 64 * 4 + 98);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> Cbam.of(0, 7)).hasMessageContaining("reduction");
    assertThatThrownBy(() -> Cbam.of(16, 4)).hasMessageContaining("odd, was 4");
  }
}
