package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.oddity.nn.TestingNetworks.KERNELS;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.autograd.GradientCheck;
import org.oddity.autograd.Tape;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkTable;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

class EveryLayerTest {
  private static final List<Shape> STRANGE =
      List.of(Shape.of(1), Shape.of(128), Shape.of(7, 7), Shape.of(1, 1, 1), Shape.of(2, 3, 4, 5));

  static List<LayerExample> examples() {
    return LayerExamples.all();
  }

  @Test
  void everyLayerOfThePackageHasAnExample() {
    assertThat(examples().stream().map(each -> each.layer().getClass()).collect(Collectors.toSet()))
        .isEqualTo(LayerExamples.classes());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void makesTheShapeItPromised(LayerExample example) {
    Shape promised = example.layer().outputShape(example.input());
    Network network = TestingNetworks.ofDoubles(example.layer(), example.input());
    for (int batch : new int[] {2, 3}) {
      try (Tape tape = Tape.inference(KERNELS)) {
        Tensor images = TestingNetworks.images(1, batch, example.input());
        Pass pass = Pass.training(tape, new RandomStream(1));
        assertThat(network.apply(tape.constant(images), pass).shape())
            .isEqualTo(promised.prepend(batch));
      }
    }
    assertThat(TestingNetworks.scored(network, TestingNetworks.images(1, 1, example.input())))
        .hasSize(promised.size());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void takesAShapeOrSaysWhyNot(LayerExample example) {
    for (Shape shape : STRANGE) {
      Shape promised;
      try {
        promised = example.layer().outputShape(shape);
      } catch (ShapeMismatchException e) {
        assertThat(e).hasMessageMatching("\\S.*\\d.*");
        continue;
      }
      Network network = TestingNetworks.ofDoubles(example.layer(), shape);
      assertThat(TestingNetworks.scored(network, TestingNetworks.images(1, 2, shape)))
          .hasSize(2 * promised.size());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void gradientsInTrainingAreCentralDifferences(LayerExample example) {
    Network network = TestingNetworks.ofDoubles(example.layer(), example.input());
    Tensor images = TestingNetworks.images(2, 3, example.input());
    GradientCheck.of(KERNELS)
        .withAtMost(12)
        .check(
            (tape, inputs) ->
                network.apply(inputs.get(0), Pass.training(tape, new RandomStream(9))),
            List.of(images),
            network.parameters());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void gradientsWhileScoringAreCentralDifferences(LayerExample example) {
    Network network = TestingNetworks.ofDoubles(example.layer(), example.input());
    TestingNetworks.train(network);
    Tensor images = TestingNetworks.images(3, 1, example.input());
    GradientCheck.of(KERNELS)
        .withAtMost(12)
        .check(
            (tape, inputs) -> network.apply(inputs.get(0), Pass.inference(tape)),
            List.of(images),
            network.parameters());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noScoreDependsOnTheBatchItSitsIn(LayerExample example) {
    Network network = TestingNetworks.ofDoubles(example.layer(), example.input());
    TestingNetworks.train(network);
    Tensor all = TestingNetworks.images(4, 3, example.input());
    double[] together = TestingNetworks.scored(network, all);
    int size = together.length / 3;
    for (int i = 0; i < 3; i++) {
      Tensor one = KERNELS.slice(all, 0, i, i + 1);
      double[] alone = TestingNetworks.scored(network, one);
      for (int j = 0; j < size; j++) {
        assertThat(together[i * size + j]).isCloseTo(alone[j], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasARowInTheTable(LayerExample example) {
    Network network = TestingNetworks.ofDoubles(example.layer(), example.input());
    NetworkTable table = NetworkTable.of(example.layer(), example.input());
    assertThat(example.layer().summary()).isNotBlank();
    assertThat(table.parameterCount()).isEqualTo(network.parameterCount());
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.kind()).isNotBlank());
  }
}
