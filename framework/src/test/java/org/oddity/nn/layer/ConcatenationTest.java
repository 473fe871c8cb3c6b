package org.oddity.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;
import org.oddity.tensor.engine.Engine;

class ConcatenationTest {
  private static final Kernels KERNELS = Engine.create().kernels();

  @Test
  void theInputComesBeforeWhatTheBodyMakes() {
    Network network =
        Network.initialise(
            KERNELS,
            Concatenation.around(Activation.relu()),
            Shape.of(1, 2, 1),
            new RandomStream(1));
    assertThat(network.outputShape()).isEqualTo(Shape.of(1, 2, 2));
    try (Tape tape = Tape.inference(KERNELS)) {
      assertThat(
              network
                  .apply(
                      tape.constant(KERNELS.of(Shape.of(1, 1, 2, 1), -3, 5)), Pass.inference(tape))
                  .value()
                  .toFloats())
          .containsExactly(-3, 0, 5, 5);
    }
  }

  @Test
  void aBodyThatChangesTheSizeIsRefused() {
    Concatenation halving = Concatenation.around(Convolution.of(3, Window.of(4, 2, 1)));
    assertThatThrownBy(() -> halving.outputShape(Shape.of(8, 8, 2)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("concatenation joins [8, 8, 2], its input, to [4, 4, 3] of its body");
  }
}
