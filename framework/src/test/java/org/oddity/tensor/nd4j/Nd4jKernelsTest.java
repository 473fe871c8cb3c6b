package org.oddity.tensor.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;
import org.oddity.tensor.Window;

class Nd4jKernelsTest {
  private final Kernels kernels = Nd4jKernels.create();

  @Test
  void describesItself() {
    assertThat(kernels.description()).matches("ND4J 1\\.0\\.0-M2\\.1 on (CPU|GPU)");
  }

  @Test
  void computes() {
    TensorScope scope = kernels.scope();
    {
      Tensor x = kernels.of(Shape.of(1, 3, 3, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9);
      Tensor w = kernels.of(Shape.of(2, 2, 1, 1), 1, 0, 0, 1);
      Tensor y = kernels.convolution(x, w, Optional.empty(), Window.of(2, 1, 0), Optional.empty());
      assertThat(y.toFloats()).containsExactly(6, 8, 12, 14);
      Tensor dx = kernels.convolutionInputGradient(y, w, Window.of(2, 1, 0), x.shape());
      assertThat(dx.toFloats()).containsExactly(6, 8, 0, 12, 20, 8, 0, 12, 14);
      assertThat(kernels.reduce(Reduction.SUM, x).toScalar()).isEqualTo(45);
      Tensor row = kernels.of(Shape.of(3, 1), 1, 2, 3);
      assertThat(kernels.apply(Binary.ADD, x, row).toFloats())
          .containsExactly(2, 4, 6, 5, 7, 9, 8, 10, 12);
      assertThat(kernels.apply(Elementwise.relu(0.5), kernels.of(Shape.of(2), -2, 2)).toFloats())
          .containsExactly(-1, 2);
    }
    scope.close();
  }
}
