package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What kernels do element by element. */
interface ElementwiseContract extends KernelsUnderTest {
  /**
   * A function, what it is, its derivative, and whether it is defined for positive numbers only.
   */
  record Case(
      Elementwise function,
      DoubleUnaryOperator value,
      DoubleUnaryOperator derivative,
      boolean positive) {
    static Case of(Elementwise function, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      return new Case(function, value, slope, false);
    }

    static Case positive(
        Elementwise function, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      return new Case(function, value, slope, true);
    }
  }

  static List<Case> cases() {
    return List.of(
        Case.of(Elementwise.linear(2, -3), x -> 2 * x - 3, x -> 2),
        Case.of(Elementwise.linear(1, 4), x -> x + 4, x -> 1),
        Case.of(Elementwise.linear(-1, 0), x -> -x, x -> -1),
        Case.of(Elementwise.linear(0, 0), x -> 0, x -> 0),
        Case.of(Elementwise.of(Elementwise.Kind.ABSOLUTE), Math::abs, Math::signum),
        Case.of(Elementwise.of(Elementwise.Kind.SQUARE), x -> x * x, x -> 2 * x),
        Case.positive(
            Elementwise.of(Elementwise.Kind.SQUARE_ROOT), Math::sqrt, x -> 0.5 / Math.sqrt(x)),
        Case.of(Elementwise.of(Elementwise.Kind.EXPONENTIAL), Math::exp, Math::exp),
        Case.positive(Elementwise.of(Elementwise.Kind.LOGARITHM), Math::log, x -> 1 / x),
        Case.positive(Elementwise.power(1.7), x -> Math.pow(x, 1.7), x -> 1.7 * Math.pow(x, 0.7)),
        Case.positive(
            Elementwise.power(-0.5), x -> Math.pow(x, -0.5), x -> -0.5 * Math.pow(x, -1.5)),
        Case.of(Elementwise.power(2), x -> x * x, x -> 2 * x),
        Case.of(Elementwise.power(3), x -> x * x * x, x -> 3 * x * x),
        Case.of(Elementwise.power(1), x -> x, x -> 1),
        Case.of(Elementwise.power(0), x -> 1, x -> 0),
        Case.of(Elementwise.relu(0), x -> x > 0 ? x : 0, x -> x > 0 ? 1 : 0),
        Case.of(Elementwise.relu(0.2), x -> x > 0 ? x : 0.2 * x, x -> x > 0 ? 1 : 0.2),
        Case.of(Elementwise.elu(1), x -> elu(1, x), x -> x > 0 ? 1 : Math.exp(x)),
        Case.of(Elementwise.elu(0.5), x -> elu(0.5, x), x -> x > 0 ? 1 : 0.5 * Math.exp(x)),
        Case.of(Elementwise.elu(2), x -> elu(2, x), x -> x > 0 ? 1 : 2 * Math.exp(x)),
        Case.of(
            Elementwise.of(Elementwise.Kind.TANH),
            Math::tanh,
            x -> 1 - Math.tanh(x) * Math.tanh(x)),
        Case.of(
            Elementwise.of(Elementwise.Kind.SIGMOID),
            ElementwiseContract::sigmoid,
            x -> sigmoid(x) * (1 - sigmoid(x))),
        Case.of(
            Elementwise.of(Elementwise.Kind.SOFTPLUS),
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
            ElementwiseContract::sigmoid),
        Case.of(
            Elementwise.clip(-0.5, 1),
            x -> Math.min(1, Math.max(-0.5, x)),
            x -> x < -0.5 || x > 1 ? 0 : 1),
        Case.of(Elementwise.of(Elementwise.Kind.SIGN), Math::signum, x -> 0));
  }

  private static double elu(double alpha, double x) {
    return x > 0 ? x : alpha * Math.expm1(x);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Edges first: zero, the bounds of a clip, far out. */
  private static TestingArray points(boolean positive) {
    TestingArray points = KernelsUnderTest.random(7, 3, 4, 5, 6);
    double[] edges = {0, 1, -0.5, 20, -20, -1, 0.5, 2};
    System.arraycopy(edges, 0, points.values(), 0, edges.length);
    return positive ? points.map(x -> (float) (Math.abs(x) + 0.125)) : points;
  }

  @Test
  default void appliesEveryFunction() {
    for (Case each : cases()) {
      TestingArray x = points(each.positive());
      Tensor y = kernels().apply(each.function(), tensor(x));
      TestingArray expected = x.map(each.value());
      check(each.function().toString(), y, expected);
    }
    assertThat(cases().stream().map(each -> each.function().kind()).distinct())
        .containsExactlyInAnyOrder(Elementwise.Kind.values());
  }

  @Test
  default void differentiatesEveryFunction() {
    for (Case each : cases()) {
      TestingArray x = points(each.positive());
      TestingArray dy = KernelsUnderTest.random(8, 3, 4, 5, 6);
      Tensor given = tensor(x);
      Tensor y = kernels().apply(each.function(), given);
      Tensor dx = kernels().applyGradient(each.function(), given, y, tensor(dy));
      check(each.function().toString(), dx, x.map(each.derivative()).zip(dy, (f, g) -> f * g));
    }
  }

  @Test
  default void differentiatesActivationsFromTheirResultAlone() {
    for (Elementwise function :
        List.of(
            Elementwise.relu(0),
            Elementwise.relu(0.2),
            Elementwise.elu(1),
            Elementwise.elu(0.5),
            Elementwise.of(Elementwise.Kind.TANH),
            Elementwise.of(Elementwise.Kind.SIGMOID))) {
      Tensor x = tensor(points(false));
      Tensor y = kernels().apply(function, x);
      Tensor dy = tensor(KernelsUnderTest.random(8, 3, 4, 5, 6));
      assertThat(kernels().applyGradient(function, y, y, dy).toDoubles())
          .as(function.toString())
          .isEqualTo(kernels().applyGradient(function, x, y, dy).toDoubles());
    }
  }

  @Test
  default void staysFiniteFarOut() {
    Tensor far = tensor(Shape.of(4), -1000, 1000, -90, 90);
    for (Elementwise.Kind kind :
        List.of(Elementwise.Kind.SIGMOID, Elementwise.Kind.TANH, Elementwise.Kind.SOFTPLUS)) {
      Elementwise function = Elementwise.of(kind);
      Tensor y = kernels().apply(function, far);
      Case known =
          cases().stream().filter(each -> each.function().equals(function)).findAny().orElseThrow();
      TestingArray x = new TestingArray(Shape.of(4), far.toDoubles());
      check(kind + " far out", y, x.map(known.value()));
      Tensor dx = kernels().applyGradient(function, far, y, tensor(Shape.of(4), 1, 1, 1, 1));
      check(kind + " gradient far out", dx, x.map(known.derivative()));
    }
  }

  @Test
  default void carriesNanOn() {
    Tensor x = tensor(Shape.of(2), Double.NaN, 1);
    for (Elementwise function :
        List.of(
            Elementwise.linear(2, 1),
            Elementwise.relu(0),
            Elementwise.relu(0.2),
            Elementwise.elu(1),
            Elementwise.of(Elementwise.Kind.TANH),
            Elementwise.of(Elementwise.Kind.SIGMOID),
            Elementwise.of(Elementwise.Kind.SQUARE))) {
      assertThat(kernels().apply(function, x).toDoubles()[0]).as(function.toString()).isNaN();
    }
  }

  @Test
  default void appliesEveryFunctionOfPairsInAllShapes() {
    int[][][] shapes = {
      {{2, 3, 4, 5}, {2, 3, 4, 5}},
      {{2, 3, 4, 5}, {5}},
      {{5}, {2, 3, 4, 5}},
      {{2, 3, 4, 5}, {1, 1, 1, 5}},
      {{2, 3, 4, 5}, {2, 1, 1, 5}},
      {{2, 3, 4, 5}, {2, 3, 4, 1}},
      {{2, 3, 4, 5}, {1, 3, 4, 1}},
      {{2, 3, 4, 5}, {2, 1, 1, 1}},
      {{2, 3, 4, 5}, {3, 1, 5}},
      {{2, 3, 4, 5}, {}},
      {{}, {2, 3, 4, 5}},
      {{}, {}},
      {{1, 1, 1, 1}, {3}},
      {{7, 1}, {1, 6}},
      {{7, 1}, {6}},
      {{7, 6}, {7, 1}},
      {{1, 4, 1, 5}, {2, 1, 3, 1}},
      {{2, 3, 2, 2, 2}, {3, 1, 2, 1}},
    };
    for (int[][] each : shapes) {
      for (Binary function : Binary.values()) {
        TestingArray a = KernelsUnderTest.coarse(1, each[0]);
        TestingArray b = KernelsUnderTest.coarse(2, each[1]).map(v -> v == 0 ? 0.5 : v);
        Tensor y = kernels().apply(function, tensor(a), tensor(b));
        String what = function + " of " + a.shape() + " and " + b.shape();
        check(what, y, a.zip(b, operator(function)));
      }
    }
  }

  private static DoubleBinaryOperator operator(Binary function) {
    return switch (function) {
      case ADD -> Double::sum;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case AT_LEAST -> (a, b) -> a >= b ? 1 : 0;
    };
  }

  @Test
  default void leavesArgumentsAsTheyAre() {
    TestingArray a = KernelsUnderTest.random(1, 4, 5);
    TestingArray b = KernelsUnderTest.random(2, 4, 5);
    Tensor x = tensor(a);
    Tensor y = tensor(b);
    for (Binary function : Binary.values()) {
      kernels().apply(function, x, y);
    }
    for (Case each : cases()) {
      kernels().apply(each.function(), x);
      kernels().applyGradient(each.function(), x, y, y);
    }
    assertThat(x.toDoubles()).isEqualTo(a.values());
    assertThat(y.toDoubles()).isEqualTo(b.values());
  }

  @Test
  default void repeatsToAShape() {
    int[][][] shapes = {{{}, {2, 3}}, {{3}, {2, 3}}, {{2, 1}, {2, 3}}, {{1, 3, 1}, {2, 3, 4}}};
    for (int[][] each : shapes) {
      TestingArray x = KernelsUnderTest.random(1, each[0]);
      Shape shape = Shape.of(each[1]);
      check(
          x.shape() + " to " + shape,
          kernels().broadcast(tensor(x), shape),
          x.zip(TestingArray.zeros(shape), Double::sum));
    }
    // What was in the memory before must not shine through.
    Tensor nan = kernels().full(type(), Shape.of(2, 3), Double.NaN);
    kernels().release(nan);
    check(
        "after NaN",
        kernels().broadcast(tensor(Shape.of(1), 4), Shape.of(2, 3)),
        TestingArray.zeros(Shape.of(2, 3)).map(v -> 4));
  }

  @Test
  default void changesInPlace() {
    TestingArray a = KernelsUnderTest.random(1, 5, 7);
    TestingArray b = KernelsUnderTest.random(2, 5, 7);
    Tensor x = tensor(a);
    kernels().addScaled(x, -0.5, tensor(b));
    TestingArray sum = a.zip(b, (v, w) -> v - 0.5 * w);
    check("added", x, sum);
    kernels().scale(x, 3);
    check("scaled", x, sum.map(v -> 3 * v));
    kernels().assign(x, tensor(b.reshape(Shape.of(35))));
    check("assigned", x, b);
    float[] ones = new float[35];
    java.util.Arrays.fill(ones, 1);
    kernels().write(x, ones);
    check("written", x, b.map(v -> 1));
    Tensor part = kernels().view(kernels().reshape(x, Shape.of(35)), 3, Shape.of(2, 2));
    kernels().scale(part, 5);
    kernels().addScaled(part, 1, part);
    double[] values = x.toDoubles();
    assertThat(values[2]).isEqualTo(1);
    assertThat(values[3]).isEqualTo(10);
    assertThat(values[6]).isEqualTo(10);
    assertThat(values[7]).isEqualTo(1);
    assertThat(part.toDoubles()).containsExactly(10, 10, 10, 10);
  }

  @Test
  default void refusesOperandsThatDoNotFit() {
    Tensor a = tensor(KernelsUnderTest.random(1, 2, 3));
    Tensor b = tensor(KernelsUnderTest.random(1, 2, 4));
    ElementType other = type() == ElementType.FLOAT ? ElementType.DOUBLE : ElementType.FLOAT;
    Tensor ofOtherType = kernels().full(other, Shape.of(2, 3), 1);
    for (Runnable wrong :
        List.<Runnable>of(
            () -> kernels().apply(Binary.ADD, a, b),
            () -> kernels().addScaled(a, 1, b),
            () -> kernels().assign(a, b),
            () -> kernels().broadcast(a, Shape.of(3)),
            () -> kernels().applyGradient(Elementwise.relu(0), a, a, b),
            () -> kernels().view(a, 4, Shape.of(3)),
            () -> kernels().reshape(a, Shape.of(5)))) {
      assertThatThrownBy(wrong::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[2, 3]");
    }
    assertThatThrownBy(() -> kernels().apply(Binary.ADD, a, ofOtherType))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLOAT")
        .hasMessageContaining("DOUBLE");
    assertThatThrownBy(() -> kernels().write(a, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 elements");
  }
}
