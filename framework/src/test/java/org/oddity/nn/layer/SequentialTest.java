package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.nn.TestingNetworks.KERNELS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;

class SequentialTest {
  private static final Window HALVING = Window.of(4, 2, 1);

  private static Sequential encoder() {
    return Sequential.of(
        Convolution.of(4, HALVING),
        Activation.leakyRelu(0.2),
        Convolution.of(4, HALVING).withoutBias(),
        BatchNorm.standard(),
        Activation.leakyRelu(0.2),
        Convolution.of(4, Window.of(5, 1, 0)));
  }

  @Test
  void layersAreNamedByKindAndNumber() {
    assertThat(encoder().names())
        .containsExactly(
            "convolution-1",
            "leaky-relu-1",
            "convolution-2",
            "batch-norm-1",
            "leaky-relu-2",
            "convolution-3");
  }

  @Test
  void aMismatchNamesTheLayerAndBothShapes() {
    Sequential whole = Sequential.builder().add("encoder", encoder()).build();
    assertThatThrownBy(() -> whole.outputShape(Shape.of(8, 8, 1)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("encoder.convolution-3: a window of 5 does not fit into 2");
    assertThatThrownBy(() -> whole.outputShape(Shape.of(128)))
        .hasMessage(
            "encoder.convolution-1: convolution 4×4 / 2 takes [height, width, channels], not"
                + " [128]");
    assertThatThrownBy(() -> whole.children(Shape.of(128)).get(0).layer().children(Shape.of(2)))
        .hasMessageContaining("convolution-1: ");
  }

  @Test
  void everyLayerSaysWhatItCannotTake() {
    refused(Dense.of(2), "dense takes [features], not [2, 2, 3]; flatten it first", 2, 2, 3);
    refused(Reshape.to(5), "reshape to [5] takes 5 numbers, not [2, 3]", 2, 3);
    refused(GroupNorm.of(3), "4 channels cannot be divided into 3 groups", 2, 2, 4);
    refused(MaxPool.of(3), "a window of 3 does not fit into 2", 2, 2, 1);
    refused(
        TransposedConvolution.of(2, Window.of(2, 1, 1)),
        "padding 1 leaves nothing of a transposed convolution of 1",
        1,
        1,
        1);
    refused(Residual.around(Dense.of(3)), "residual adds [3] of its body to [2], its input", 2);
    refused(
        Residual.around(Sequential.of(Dense.of(3))).shortcut(new GlobalAveragePool()),
        "shortcut: global average pool takes [height, width, channels], not [2]",
        2);
  }

  private static void refused(Layer layer, String message, int... input) {
    assertThatThrownBy(() -> layer.outputShape(Shape.of(input)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage(message);
  }

  @Test
  void twoLayersOfOneNameAreRefused() {
    assertThatThrownBy(() -> Sequential.builder().add("a", Dense.of(1)).add("a", Dense.of(1)))
        .hasMessage("two layers are called a");
    assertThatThrownBy(() -> Sequential.builder().add("a.b", Dense.of(1)))
        .hasMessageContaining("'a.b' is no name");
  }

  @Test
  void capturesWhatIsAskedByItsFullName() {
    Sequential whole = Sequential.builder().add("encoder", encoder()).build();
    Network network = TestingNetworks.ofDoubles(whole, Shape.of(20, 20, 1));
    Tensor images = TestingNetworks.images(1, 2, Shape.of(20, 20, 1));
    try (Tape tape = Tape.inference(KERNELS)) {
      Pass pass = Pass.inference(tape).capturing("encoder.convolution-2", "encoder.leaky-relu-1");
      Variable result = network.apply(tape.constant(images), pass);
      assertThat(result.shape()).isEqualTo(Shape.of(2, 1, 1, 4));
      assertThat(pass.captured("encoder.convolution-2").shape()).isEqualTo(Shape.of(2, 5, 5, 4));
      assertThat(pass.captured("encoder.leaky-relu-1").value().toDoubles()).hasSize(800);
      assertThatThrownBy(() -> pass.captured("encoder"))
          .hasMessageContaining("no layer encoder was captured");
    }
  }

  @Test
  void whileScoringMemoryIsGivenBackAsItGoes() {
    Sequential row =
        Sequential.of(Activation.tanh(), Dropout.of(0.5), new Flatten(), Activation.sigmoid());
    Network network = TestingNetworks.ofDoubles(row, Shape.of(2, 2, 1));
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable x = tape.constant(TestingNetworks.images(1, 1, Shape.of(2, 2, 1)));
      Pass pass = Pass.inference(tape).capturing("dropout-1");
      Variable result = network.apply(x, pass);
      assertThat(result.value().toDoubles()).hasSize(4);
      assertThat(pass.captured("dropout-1").value().toDoubles()).hasSize(4);
      assertThat(x.value().toDoubles()).hasSize(4);
    }
    try (Tape tape = Tape.inference(KERNELS)) {
      Peeking peeking = new Peeking();
      Network peeked =
          TestingNetworks.ofDoubles(
              Sequential.of(peeking, Activation.tanh(), Activation.tanh()), Shape.of(3));
      Variable x = tape.constant(TestingNetworks.images(1, 1, Shape.of(3)));
      peeked.apply(x, Pass.inference(tape));
      assertThatThrownBy(() -> peeking.seen.value().toDoubles())
          .isInstanceOf(IllegalStateException.class);
      assertThat(x.value().toDoubles()).hasSize(3);
    }
  }

  @Test
  void whatIsNotANumberIsNamedByItsLayer() {
    Sequential whole = Sequential.builder().add("encoder", encoder()).build();
    Network network = TestingNetworks.ofDoubles(whole, Shape.of(20, 20, 1));
    Tensor weights = network.all().get("encoder.convolution-2.weights").value();
    KERNELS.scale(weights, Double.NaN);
    try (Tape tape = Tape.recording(KERNELS)) {
      Tensor images = TestingNetworks.images(1, 2, Shape.of(20, 20, 1));
      network.apply(tape.constant(images), Pass.training(tape, new RandomStream(1)));
      assertThat(tape.firstNonFinite().orElseThrow()).startsWith("encoder.convolution-2");
    }
  }

  @Test
  void oneLayerCanBeAppliedManyTimesInAStep() {
    Network network = TestingNetworks.ofDoubles(Sequential.of(Dense.of(2)), Shape.of(2));
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable x = tape.constant(TestingNetworks.images(1, 2, Shape.of(2)));
      Pass pass = Pass.training(tape, new RandomStream(1));
      Variable once = network.apply(x, pass).sum();
      Variable twice = once.plus(network.apply(x, pass).sum());
      double[] gradient = gradient(tape, once, network);
      double[] doubled = gradient(tape, twice, network);
      for (int i = 0; i < gradient.length; i++) {
        assertThat(doubled[i]).isEqualTo(2 * gradient[i]);
      }
    }
  }

  private static double[] gradient(Tape tape, Variable scalar, Network network) {
    return network.flatGradients(tape.parameterGradients(scalar, network.parameters())).toDoubles();
  }

  /** Looks at its result and passes it on. */
  private static final class Peeking implements Layer {
    private Variable seen;

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
      seen = x.tanh();
      return seen;
    }

    @Override
    public String summary() {
      return "peeking";
    }
  }

  @Test
  void namesAreInOrder() {
    assertThat(Sequential.builder().add("b", Dense.of(1)).add("a", Dense.of(1)).build().names())
        .isEqualTo(List.of("b", "a"));
  }
}
