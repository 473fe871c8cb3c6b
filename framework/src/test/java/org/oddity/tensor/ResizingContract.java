package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Images of another height and width. */
interface ResizingContract extends KernelsUnderTest {
  static int[][] images() {
    return new int[][] {{2, 3, 4, 5}, {1, 1, 1, 1}, {3, 1, 5, 2}, {1, 8, 8, 3}};
  }

  @Test
  default void repeatsPixels() {
    for (int[] lengths : images()) {
      for (int factor = 1; factor <= 3; factor++) {
        int f = factor;
        TestingArray x = KernelsUnderTest.random(1, lengths);
        Shape larger = x.shape().with(1, f * lengths[1]).with(2, f * lengths[2]);
        check(
            x.shape() + " times " + f,
            kernels().upsampleNearest(tensor(x), f),
            TestingArray.of(larger, at -> x.at(at[0], at[1] / f, at[2] / f, at[3])));
        TestingArray dy = KernelsUnderTest.random(2, larger.lengths());
        TestingArray dx = TestingArray.zeros(x.shape());
        for (int i = 0; i < dy.values().length; i++) {
          int[] at = dy.index(i);
          dx.add(dy.values()[i], at[0], at[1] / f, at[2] / f, at[3]);
        }
        check(
            "gradient of " + x.shape() + " times " + f,
            kernels().upsampleNearestGradient(tensor(dy), f),
            dx);
      }
    }
  }

  @Test
  default void interpolatesBetweenPixels() {
    int[][] sizes = {{1, 1}, {2, 2}, {3, 7}, {6, 8}, {5, 4}, {16, 9}};
    for (int[] lengths : images()) {
      for (int[] size : sizes) {
        TestingArray x = KernelsUnderTest.random(1, lengths);
        String what = x.shape() + " to " + size[0] + " x " + size[1];
        check(
            what,
            kernels().resizeBilinear(tensor(x), size[0], size[1]),
            TestingImages.bilinear(x, size[0], size[1]));
        TestingArray dy = KernelsUnderTest.random(2, lengths[0], size[0], size[1], lengths[3]);
        check(
            "gradient of " + what,
            kernels().resizeBilinearGradient(tensor(dy), lengths[1], lengths[2]),
            TestingImages.bilinearGradient(dy, lengths[1], lengths[2]));
      }
    }
  }

  @Test
  default void agreesWithPyTorchOnBilinearInterpolation() {
    // torch.nn.functional.interpolate([[1, 2], [3, 5]], size=(3, 4), mode="bilinear").
    Tensor x = tensor(Shape.of(1, 2, 2, 1), 1, 2, 3, 5);
    TestingArray expected =
        new TestingArray(
            Shape.of(1, 3, 4, 1),
            new double[] {1, 1.25, 1.75, 2, 2, 2.375, 3.125, 3.5, 3, 3.5, 4.5, 5});
    check("interpolated", kernels().resizeBilinear(x, 3, 4), expected);
  }

  @Test
  default void refusesSizesThatDoNotFit() {
    Tensor x = tensor(KernelsUnderTest.random(1, 1, 5, 4, 1));
    assertThatThrownBy(() -> kernels().upsampleNearest(x, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kernels().upsampleNearestGradient(x, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 5, 4, 1]");
    assertThatThrownBy(() -> kernels().resizeBilinear(x, 0, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kernels().resizeBilinear(tensor(Shape.of(1), 1), 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
