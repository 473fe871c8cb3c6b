package org.oddity.tensor.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.KernelsContract;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.Nd4jKernels;

class OneDnnKernelsTest {
  private static final Nd4jKernels PORTABLE = Nd4jKernels.create();
  private static final Kernels KERNELS = new OneDnnKernels(PORTABLE, PORTABLE.memory());

  @Test
  void namesWhatComputes() {
    assertThat(KERNELS.description()).matches("ND4J .* on CPU with oneDNN 2\\.5\\.\\d+");
  }

  @Test
  void activatesAsPartOfTheConvolution() {
    try (TensorScope scope = KERNELS.scope()) {
      assertThat(scope).isNotNull();
      float[] values = new float[2 * 5 * 5 * 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i * 7 % 11) - 5f;
      }
      Tensor x = KERNELS.of(Shape.of(2, 5, 5, 3), values);
      Tensor weights = KERNELS.of(Shape.of(3, 3, 3, 2), java.util.Arrays.copyOf(values, 54));
      Window window = Window.of(3, 2, 1);
      Elementwise leaky = Elementwise.relu(0.2);
      Tensor together =
          KERNELS.convolution(x, weights, Optional.empty(), window, Optional.of(leaky));
      Tensor apart =
          KERNELS.apply(
              leaky, KERNELS.convolution(x, weights, Optional.empty(), window, Optional.empty()));
      assertThat(together.toFloats()).containsExactly(apart.toFloats());
    }
  }

  @Test
  void takesNegativePowersOfAnyNumberOfElements() {
    try (TensorScope scope = KERNELS.scope()) {
      assertThat(scope).isNotNull();
      for (int size = 1; size < 70; size++) {
        float[] fours = new float[size];
        java.util.Arrays.fill(fours, 4);
        Tensor roots = KERNELS.apply(Elementwise.power(-0.5), KERNELS.of(Shape.of(size), fours));
        assertThat(roots.toFloats()).hasSize(size).containsOnly(0.5f);
      }
    }
  }

  @Test
  void refusesImagesAndWeightsThatDoNotFit() {
    try (TensorScope scope = KERNELS.scope()) {
      assertThat(scope).isNotNull();
      Tensor x = KERNELS.of(Shape.of(1, 4, 4, 2), new float[32]);
      Tensor weights = KERNELS.of(Shape.of(3, 3, 3, 1), new float[27]);
      assertThatThrownBy(
              () ->
                  KERNELS.convolution(
                      x, weights, Optional.empty(), Window.of(3, 1, 1), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[1, 4, 4, 2]")
          .hasMessageContaining("[3, 3, 3, 1]");
    }
  }

  @Nested
  class OfFloats extends KernelsContract {
    OfFloats() {
      super(KERNELS, ElementType.FLOAT, 1e-5);
    }

    /** Its rectifier makes 0 of NaN: a NaN is found by the layer before. */
    @Override
    @Test
    public void carriesNanOn() {
      Tensor x = KERNELS.of(Shape.of(2), Float.NaN, 1);
      for (Elementwise function :
          List.of(
              Elementwise.linear(2, 1),
              Elementwise.relu(0.2),
              Elementwise.elu(1),
              Elementwise.of(Elementwise.Kind.TANH),
              Elementwise.of(Elementwise.Kind.SIGMOID),
              Elementwise.of(Elementwise.Kind.SQUARE))) {
        assertThat(KERNELS.apply(function, x).toFloats()[0]).as(function.toString()).isNaN();
      }
    }
  }

  @Nested
  class OfDoubles extends KernelsContract {
    OfDoubles() {
      super(KERNELS, ElementType.DOUBLE, 1e-12);
    }
  }
}
