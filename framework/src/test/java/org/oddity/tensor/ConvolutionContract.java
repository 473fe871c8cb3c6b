package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Convolutions and pooling. */
interface ConvolutionContract extends KernelsUnderTest {
  /** One window over images of one shape. */
  record Case(Window window, Shape images) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int kernel = 1; kernel <= 5; kernel++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int padding = 0; padding <= 2; padding++) {
          for (int dilation = 1; dilation <= 2; dilation++) {
            addFitting(cases, new Window(kernel, stride, padding, dilation));
          }
        }
      }
    }
    return cases;
  }

  private static void addFitting(List<Case> cases, Window window) {
    for (int[] lengths :
        new int[][] {{2, 7, 6, 3}, {1, 5, 5, 2}, {3, 1, 1, 2}, {2, 4, 9, 8}, {1, 2, 3, 1}}) {
      int extent = window.dilation() * (window.kernel() - 1) + 1;
      if (Math.min(lengths[1], lengths[2]) + 2 * window.padding() >= extent) {
        cases.add(new Case(window, Shape.of(lengths)));
      }
    }
  }

  @Test
  default void convolvesWithEveryWindow() {
    for (Case each : cases()) {
      TestingArray x = KernelsUnderTest.random(1, each.images().lengths());
      TestingArray weights = weights(each, 4);
      Tensor y =
          kernels()
              .convolution(
                  tensor(x), tensor(weights), Optional.empty(), each.window(), Optional.empty());
      check(each.toString(), y, TestingImages.convolution(x, weights, each.window()));
    }
  }

  @Test
  default void convolvesEachChannelByItself() {
    for (Case each : cases()) {
      int kernel = each.window().kernel();
      int channels = each.images().length(3);
      TestingArray x = KernelsUnderTest.random(1, each.images().lengths());
      TestingArray weights = KernelsUnderTest.random(2, kernel, kernel, channels);
      TestingArray bias = KernelsUnderTest.random(3, channels);
      TestingArray all = TestingArray.zeros(Shape.of(kernel, kernel, channels, channels));
      for (int i = 0; i < kernel; i++) {
        for (int j = 0; j < kernel; j++) {
          for (int c = 0; c < channels; c++) {
            all.add(weights.at(i, j, c), i, j, c, c);
          }
        }
      }
      Tensor y =
          kernels().depthwiseConvolution(tensor(x), tensor(weights), tensor(bias), each.window());
      check(
          each.toString(),
          y,
          TestingImages.convolution(x, all, each.window()).zip(bias, Double::sum));
    }
  }

  @Test
  default void addsBiasAndActivates() {
    Window window = Window.of(3, 1, 1);
    TestingArray x = KernelsUnderTest.random(1, 2, 5, 6, 3);
    TestingArray weights = KernelsUnderTest.random(2, 3, 3, 3, 4);
    TestingArray bias = KernelsUnderTest.random(3, 4);
    TestingArray linear = TestingImages.convolution(x, weights, window).zip(bias, Double::sum);
    for (Elementwise activation :
        List.of(
            Elementwise.relu(0),
            Elementwise.relu(0.2),
            Elementwise.elu(1),
            Elementwise.of(Elementwise.Kind.TANH),
            Elementwise.of(Elementwise.Kind.SIGMOID))) {
      Tensor y =
          kernels()
              .convolution(
                  tensor(x),
                  tensor(weights),
                  Optional.of(tensor(bias)),
                  window,
                  Optional.of(activation));
      Tensor apart = kernels().apply(activation, tensor(linear));
      check(activation.toString(), y, new TestingArray(y.shape(), apart.toDoubles()));
    }
  }

  @Test
  default void differentiatesConvolutionsWithEveryWindow() {
    for (Case each : cases()) {
      TestingArray x = KernelsUnderTest.random(1, each.images().lengths());
      TestingArray weights = weights(each, 4);
      int[] places = TestingImages.places(x.shape(), each.window()).with(3, 4).lengths();
      TestingArray dy = KernelsUnderTest.random(3, places);
      check(
          "input, " + each,
          kernels().convolutionInputGradient(tensor(dy), tensor(weights), each.window(), x.shape()),
          TestingImages.inputGradient(dy, weights, each.window(), x.shape()));
      check(
          "weights, " + each,
          kernels().convolutionWeightGradient(tensor(x), tensor(dy), each.window()),
          TestingImages.weightGradient(x, dy, each.window()));
    }
  }

  private static TestingArray weights(Case each, int out) {
    int k = each.window().kernel();
    return KernelsUnderTest.random(2, k, k, each.images().length(3), out);
  }

  @Test
  default void poolsWithEveryWindow() {
    for (Case each : cases()) {
      if (!isForPooling(each.window())) {
        continue;
      }
      // All negative: padding taken for zeros would be the greatest.
      TestingArray x = KernelsUnderTest.random(1, each.images().lengths()).map(v -> -v * v - 1);
      check(
          "max, " + each,
          kernels().maxPool(tensor(x), each.window()),
          TestingImages.maxPool(x, each.window()));
      check(
          "average, " + each,
          kernels().averagePool(tensor(x), each.window()),
          TestingImages.averagePool(x, each.window()));
    }
  }

  @Test
  default void differentiatesPoolingWithEveryWindow() {
    for (Case each : cases()) {
      if (!isForPooling(each.window())) {
        continue;
      }
      TestingArray x = KernelsUnderTest.coarse(1, each.images().lengths());
      TestingArray y = TestingImages.maxPool(x, each.window());
      TestingArray dy = KernelsUnderTest.random(2, y.shape().lengths());
      check(
          "max, " + each,
          kernels()
              .maxPoolGradient(
                  tensor(x),
                  kernels().maxPool(tensor(x), each.window()),
                  each.window(),
                  tensor(dy)),
          TestingImages.maxPoolGradient(x, y, each.window(), dy));
      check(
          "average, " + each,
          kernels().averagePoolGradient(tensor(dy), each.window(), x.shape()),
          TestingImages.averagePoolGradient(dy, each.window(), x.shape()));
    }
  }

  /** At most half of it may lie on padding; few are dilated, which takes long. */
  private static boolean isForPooling(Window window) {
    return window.padding() * 2 <= window.dilation() * (window.kernel() - 1) + 1
        && (window.dilation() == 1 || window.kernel() <= 3);
  }

  @Test
  default void refusesImagesThatDoNotFit() {
    Tensor x = tensor(KernelsUnderTest.random(1, 2, 5, 5, 3));
    Tensor weights = tensor(KernelsUnderTest.random(1, 3, 3, 2, 4));
    Tensor fitting = tensor(KernelsUnderTest.random(1, 3, 3, 3, 4));
    Tensor bias = tensor(KernelsUnderTest.random(1, 3));
    Window window = Window.of(3, 1, 0);
    for (Runnable wrong :
        List.<Runnable>of(
            () -> convolve(x, weights, window),
            () -> convolve(x, fitting, Window.of(2, 1, 0)),
            () -> convolve(x, tensor(KernelsUnderTest.random(1, 6, 6, 3, 4)), Window.of(6, 1, 0)),
            () -> kernels().convolution(x, fitting, Optional.of(bias), window, Optional.empty()),
            () -> kernels().convolutionInputGradient(x, fitting, window, Shape.of(2, 5, 5, 3)),
            () -> kernels().convolutionWeightGradient(x, x, window),
            () -> kernels().maxPool(x, Window.of(6, 1, 0)),
            () -> kernels().maxPool(x, Window.of(2, 1, 2)),
            () -> kernels().maxPoolGradient(x, x, Window.of(2, 2, 0), x),
            () -> kernels().averagePool(bias, window),
            () -> kernels().averagePoolGradient(x, window, Shape.of(2, 5, 5, 3)))) {
      assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> convolve(x, weights, window))
        .hasMessageContaining("[3, 3, 2, 4]")
        .hasMessageContaining("[2, 5, 5, 3]");
  }

  private Tensor convolve(Tensor x, Tensor weights, Window window) {
    return kernels().convolution(x, weights, Optional.empty(), window, Optional.empty());
  }

  @Test
  default void convolvesLargeBatchesLikeTheirParts() {
    // More patches than are made at a time: 2²⁴ elements in ND4J's kernels.
    Window window = Window.of(5, 1, 2);
    TestingArray few = KernelsUnderTest.random(1, 1, 64, 64, 4);
    TestingArray weights = KernelsUnderTest.random(2, 5, 5, 4, 2);
    Tensor one = tensor(few);
    Tensor many = kernels().broadcast(one, Shape.of(45, 64, 64, 4));
    Tensor y = convolve(one, tensor(weights), window);
    Tensor ys = convolve(many, tensor(weights), window);
    Tensor dx = kernels().convolutionInputGradient(y, tensor(weights), window, one.shape());
    Tensor dxs = kernels().convolutionInputGradient(ys, tensor(weights), window, many.shape());
    for (int image : new int[] {0, 39, 40, 41, 44}) {
      check("image " + image, kernels().slice(ys, 0, image, image + 1), array(y));
      check("gradient " + image, kernels().slice(dxs, 0, image, image + 1), array(dx));
    }
    Tensor share = kernels().apply(Elementwise.linear(1.0 / 45, 0), ys);
    Tensor dw = kernels().convolutionWeightGradient(many, share, window);
    TestingArray expected = array(kernels().convolutionWeightGradient(one, y, window));
    // Sums of a hundred thousand products: a digit less than the greatest of them has.
    double greatest = Arrays.stream(expected.values()).map(Math::abs).max().orElseThrow();
    check(
        "weights",
        kernels().apply(Elementwise.linear(0.1 / greatest, 0), dw),
        expected.map(v -> 0.1 * v / greatest));
  }

  private static TestingArray array(Tensor tensor) {
    return new TestingArray(tensor.shape(), tensor.toDoubles());
  }

  @Test
  default void givesTheSameBitsTwice() {
    Window window = Window.of(4, 2, 1);
    Tensor x = tensor(KernelsUnderTest.random(1, 16, 16, 16, 8));
    Tensor weights = tensor(KernelsUnderTest.random(2, 4, 4, 8, 16));
    Tensor first = convolve(x, weights, window);
    Tensor dx = kernels().convolutionInputGradient(first, weights, window, x.shape());
    Tensor dw = kernels().convolutionWeightGradient(x, first, window);
    for (int i = 0; i < 5; i++) {
      Tensor again = convolve(x, weights, window);
      assertThat(again.toDoubles()).isEqualTo(first.toDoubles());
      assertThat(kernels().convolutionInputGradient(again, weights, window, x.shape()).toDoubles())
          .isEqualTo(dx.toDoubles());
      assertThat(kernels().convolutionWeightGradient(x, again, window).toDoubles())
          .isEqualTo(dw.toDoubles());
    }
  }
}
