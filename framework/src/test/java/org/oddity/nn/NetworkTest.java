package org.oddity.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.nn.TestingNetworks.KERNELS;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;

class NetworkTest {
  private static final Shape INPUT = Shape.of(3);
  private static final Layer LAYER = Sequential.of(Dense.of(5), BatchNorm.standard(), Dense.of(2));

  private static Network network(long seed) {
    return Network.initialise(KERNELS, LAYER, INPUT, new RandomStream(seed));
  }

  @Test
  void parametersAreInTheOrderOfTheLayers() {
    assertThat(network(1).all().keySet())
        .containsExactly(
            "dense-1.weights",
            "dense-1.bias",
            "batch-norm-1.scale",
            "batch-norm-1.shift",
            "batch-norm-1.running-mean",
            "batch-norm-1.running-variance",
            "dense-2.weights",
            "dense-2.bias");
    assertThat(network(1).parameters()).hasSize(6);
    assertThat(network(1).parameterCount()).isEqualTo(15 + 5 + 10 + 10 + 2);
  }

  @Test
  void theSameSeedDrawsTheSameNetwork() {
    assertThat(network(4).flat().toFloats()).isEqualTo(network(4).flat().toFloats());
    assertThat(network(4).flat().toFloats()).isNotEqualTo(network(5).flat().toFloats());
  }

  @Test
  void theFlatArrayIsTheParameters() {
    Network network = network(1);
    KERNELS.assign(network.flat(), KERNELS.full(ElementType.FLOAT, network.flat().shape(), 2));
    network.parameters().forEach(each -> assertThat(each.value().toFloats()).containsOnly(2));
    assertThat(network.all().get("batch-norm-1.running-variance").value().toFloats())
        .containsOnly(1);
    KERNELS.scale(network.flatStatistics(), 3);
    assertThat(network.all().get("batch-norm-1.running-variance").value().toFloats())
        .containsOnly(3);
  }

  @Test
  void flatGradientsLieWhereTheirParametersLie() {
    Network network = network(2);
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(KERNELS.of(INPUT.prepend(2), 1, 2, 3, 4, 5, 7));
      Variable loss = network.apply(x, Pass.inference(tape)).square().sum();
      var gradients = tape.parameterGradients(loss, network.parameters());
      KERNELS.assign(network.flat(), network.flatGradients(gradients));
      network
          .parameters()
          .forEach(
              each -> assertThat(each.value().toFloats()).isEqualTo(gradients.of(each).toFloats()));
    }
  }

  @Test
  void anotherNetworkTakesItsState() {
    Network from = network(1);
    Network to = network(2);
    to.restore(from.state());
    assertThat(to.flat().toFloats()).isEqualTo(from.flat().toFloats());
    Network doubles = TestingNetworks.ofDoubles(LAYER, INPUT);
    NamedArrays state = doubles.state();
    KERNELS.scale(doubles.flat(), 2);
    doubles.restore(state);
    assertThat(doubles.state().doubles("dense-1.weights"))
        .isEqualTo(state.doubles("dense-1.weights"));
  }

  @Test
  void allThatDoesNotFitIsNamedAtOnceAndNothingIsWritten() {
    Network network = network(1);
    float[] before = network.flat().toFloats();
    NamedArrays.Builder wrong = NamedArrays.builder();
    network(9)
        .state()
        .asMap()
        .forEach(
            (name, array) -> {
              if (name.equals("dense-2.weights")) {
                wrong.put(name, 1f, 2f);
              } else if (name.equals("dense-2.bias")) {
                wrong.put(name, 1.0, 2.0);
              } else if (!name.equals("dense-1.bias")) {
                wrong.put(name, (float[]) array);
              }
            });
    assertThatThrownBy(() -> network.restore(wrong.put("more", 1f).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the saved arrays do not fit: dense-1.bias is missing; dense-2.weights has 2 numbers,"
                + " not those of [5, 2]; dense-2.bias is double[], not float[]; more is not known"
                + " here");
    assertThat(network.flat().toFloats()).isEqualTo(before);
  }

  @Test
  void takesBatchesOfItsInputAlone() {
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable x = tape.constant(KERNELS.of(Shape.of(1, 2), 1, 2));
      assertThatThrownBy(() -> network(1).apply(x, Pass.inference(tape)))
          .hasMessage("the network takes batches of [3], not [1, 2]");
    }
    assertThatThrownBy(
            () -> Network.initialise(KERNELS, LAYER, Shape.of(2, 2), new RandomStream(1)))
        .isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  void aNetworkMadeOnATapeOutlivesIt() {
    Network made;
    try (Tape tape = Tape.inference(KERNELS)) {
      assertThat(tape.isRecording()).isFalse();
      made = network(3);
    }
    assertThat(made.state().asMap()).hasSize(8);
  }
}
