package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oddity.nn.TestingNetworks.KERNELS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

/** A captured layer is never fused away, so capturing all of them computes one by one. */
class FusionTest {
  private static final Window SAME = Window.of(3, 1, 1);

  static Stream<LayerExample> rows() {
    List<LayerExample> rows = new ArrayList<>();
    for (Activation function :
        List.of(
            Activation.relu(),
            Activation.leakyRelu(0.2),
            Activation.elu(),
            Activation.tanh(),
            Activation.sigmoid(),
            Activation.softplus())) {
      rows.add(row(new int[] {4, 4, 2}, Convolution.of(3, SAME), function));
      rows.add(
          row(
              new int[] {4, 4, 2},
              Convolution.of(3, SAME).withoutBias(),
              BatchNorm.standard(),
              function));
      rows.add(row(new int[] {3}, Dense.of(4), BatchNorm.standard().withoutAffine(), function));
    }
    rows.add(
        row(
            new int[] {2, 2, 3},
            TransposedConvolution.of(2, Window.of(4, 2, 1)),
            BatchNorm.standard(),
            Activation.relu(),
            BatchNorm.standard(),
            Activation.tanh()));
    rows.add(row(new int[] {3}, BatchNorm.standard(), Dense.of(2), BatchNorm.standard()));
    return rows.stream();
  }

  private static LayerExample row(int[] input, Layer... layers) {
    return LayerExample.example(Sequential.of(layers), input);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fusedInTrainingIsAsOneByOne(LayerExample row) {
    compare(row, tape -> Pass.training(tape, new RandomStream(1)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fusedWhileScoringIsAsOneByOne(LayerExample row) {
    compare(row, Pass::inference);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givingMemoryBackChangesNoScore(LayerExample row) {
    Network network = network(row);
    Tensor images = TestingNetworks.images(7, 3, row.input());
    try (Tape tape = Tape.recording(KERNELS)) {
      double[] kept =
          network.apply(tape.constant(images), Pass.inference(tape)).value().toDoubles();
      assertThat(TestingNetworks.scored(network, images)).containsExactly(kept);
    }
  }

  private static void compare(LayerExample row, Function<Tape, Pass> mode) {
    Network network = network(row);
    String[] names = ((Sequential) row.layer()).names().toArray(String[]::new);
    Map<String, double[]> fused = results(network, mode);
    Map<String, double[]> oneByOne = results(network, tape -> mode.apply(tape).capturing(names));
    assertThat(fused.keySet()).isEqualTo(oneByOne.keySet());
    fused.forEach(
        (name, values) ->
            assertThat(values)
                .as(name)
                .usingComparatorWithPrecision(1e-10)
                .containsExactly(oneByOne.get(name)));
  }

  private static Network network(LayerExample row) {
    Network network = TestingNetworks.ofDoubles(row.layer(), row.input());
    TestingNetworks.train(network);
    return network;
  }

  /** The result and the gradients of a scalar of it by everything. */
  private static Map<String, double[]> results(Network network, Function<Tape, Pass> mode) {
    Map<String, double[]> results = new TreeMap<>();
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(TestingNetworks.images(8, 3, network.inputShape()));
      Variable y = network.apply(x, mode.apply(tape));
      Shape shape = y.shape();
      Variable factors =
          tape.constant(TestingNetworks.images(9, shape.length(0), shape.withoutFirst()));
      Variable scalar = y.times(factors).sum();
      List<Variable> wanted = new ArrayList<>(List.of(x));
      network.parameters().forEach(parameter -> wanted.add(tape.parameter(parameter)));
      Gradients gradients = tape.gradients(scalar, wanted);
      results.put("result", y.value().toDoubles());
      results.put("gradient of the images", gradients.of(x).toDoubles());
      for (Parameter parameter : network.parameters()) {
        results.put(parameter.name(), gradients.of(parameter).toDoubles());
      }
    }
    return results;
  }
}
