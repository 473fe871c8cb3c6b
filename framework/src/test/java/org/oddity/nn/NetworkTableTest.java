package org.oddity.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Residual;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

class NetworkTableTest {
  private static final Layer NETWORK =
      Sequential.builder()
          .add(
              "encoder",
              Sequential.of(
                  Convolution.of(32, Window.of(4, 2, 1)).withoutBias(),
                  BatchNorm.standard(),
                  Activation.leakyRelu(0.2),
                  Residual.around(Sequential.of(Convolution.of(32, Window.of(3, 1, 1))))))
          .add("flatten", new Flatten())
          .add("score", Dense.of(1))
          .build();

  @Test
  void printsAlignedColumns() {
    assertThat(NetworkTable.of(NETWORK, Shape.of(28, 28, 3)).text())
        .isEqualTo(
            """
            layer                                  kind                 output        parameters
            (input)                                                     [28, 28, 3]
            encoder.convolution-1                  convolution 4×4 / 2  [14, 14, 32]       1,536
            encoder.batch-norm-1                   batch norm           [14, 14, 32]          64
            encoder.leaky-relu-1                   leaky relu 0.2       [14, 14, 32]           0
            encoder.residual-1.body.convolution-1  convolution 3×3      [14, 14, 32]       9,248
            flatten                                flatten              [6272]                 0
            score                                  dense                [1]                6,273
            (total)                                                                       17,121
            """);
  }

  @Test
  void anInputThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> NetworkTable.of(NETWORK, Shape.of(1, 28, 3)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "encoder.convolution-1: a window of 4 does not fit into 1 with 1 of padding on each side");
  }
}
