package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reductions, matrix products, layout and softmax. */
interface ArrayContract extends KernelsUnderTest {
  @Test
  default void reducesOverAllAxes() {
    int[][] shapes = {{}, {1}, {7}, {3, 4}, {1, 5}, {5, 1}, {2, 3, 4}, {2, 3, 4, 5}, {1, 1, 1, 1}};
    for (int[] lengths : shapes) {
      TestingArray x = KernelsUnderTest.random(1, lengths);
      // Every subset of the axes, the empty one meaning all of them.
      for (int subset = 0; subset < 1 << lengths.length; subset++) {
        int bits = subset;
        int[] axes = IntStream.range(0, lengths.length).filter(i -> (bits >> i & 1) == 1).toArray();
        for (Reduction reduction : Reduction.values()) {
          String what = reduction + " of " + x.shape() + " over " + Arrays.toString(axes);
          check(what, kernels().reduce(reduction, tensor(x), axes), reduced(reduction, x, axes));
        }
      }
    }
  }

  private static TestingArray reduced(Reduction reduction, TestingArray x, int... axes) {
    int[] lengths = x.shape().lengths();
    boolean all = axes.length == 0;
    for (int axis = 0; axis < lengths.length; axis++) {
      int each = axis;
      if (all || Arrays.stream(axes).anyMatch(a -> a == each)) {
        lengths[axis] = 1;
      }
    }
    TestingArray result = TestingArray.zeros(Shape.of(lengths));
    boolean greatest = reduction == Reduction.MAXIMUM;
    Arrays.fill(result.values(), greatest ? Double.NEGATIVE_INFINITY : 0);
    double share = (double) result.shape().size() / x.shape().size();
    for (int i = 0; i < x.values().length; i++) {
      int[] index = x.index(i);
      for (int axis = 0; axis < index.length; axis++) {
        index[axis] = Math.min(index[axis], lengths[axis] - 1);
      }
      double value = x.values()[i];
      if (greatest) {
        result.set(Math.max(value, result.at(index)), index);
      } else {
        result.add(reduction == Reduction.MEAN ? value * share : value, index);
      }
    }
    return result;
  }

  @Test
  default void reducesByAxesCountedFromTheEnd() {
    TestingArray x = KernelsUnderTest.random(1, 3, 4);
    assertThat(kernels().reduce(Reduction.SUM, tensor(x), -1).toDoubles())
        .isEqualTo(kernels().reduce(Reduction.SUM, tensor(x), 1).toDoubles());
    assertThatThrownBy(() -> kernels().reduce(Reduction.SUM, tensor(x), 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kernels().reduce(Reduction.SUM, tensor(x), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void sumsManyNumbersExactly() {
    // Added up one after another in single precision these would be wrong in the fifth digit.
    int count = 300_000;
    TestingArray x = KernelsUnderTest.random(1, count / 3, 3).map(v -> (float) (v + 3));
    double sum = Arrays.stream(x.values()).sum();
    double error = 10 * tolerance() * sum;
    assertThat(kernels().reduce(Reduction.SUM, tensor(x)).toScalar())
        .isBetween(sum - error, sum + error);
    check("means", kernels().reduce(Reduction.MEAN, tensor(x), 0), reduced(Reduction.MEAN, x, 0));
    check(
        "mean of rows",
        kernels().reduce(Reduction.MEAN, tensor(x.reshape(Shape.of(3, count / 3))), 1),
        reduced(Reduction.MEAN, x.reshape(Shape.of(3, count / 3)), 1));
  }

  @Test
  default void multipliesMatrices() {
    int[][] sizes = {
      {1, 1, 1}, {3, 4, 5}, {1, 7, 3}, {6, 1, 5}, {5, 8, 1}, {1, 9, 1}, {33, 17, 65}
    };
    for (int[] size : sizes) {
      TestingArray a = KernelsUnderTest.random(1, size[0], size[1]);
      TestingArray b = KernelsUnderTest.random(2, size[1], size[2]);
      TestingArray product =
          TestingArray.of(
              Shape.of(size[0], size[2]),
              at ->
                  IntStream.range(0, size[1])
                      .mapToDouble(k -> a.at(at[0], k) * b.at(k, at[1]))
                      .sum());
      for (int turned = 0; turned < 4; turned++) {
        boolean first = (turned & 1) == 1;
        boolean second = (turned & 2) == 2;
        Tensor left = tensor(first ? transposed(a, 1, 0) : a);
        Tensor right = tensor(second ? transposed(b, 1, 0) : b);
        String what = Arrays.toString(size) + " transposed " + first + ", " + second;
        check(what, kernels().multiply(left, first, right, second), product);
      }
    }
  }

  @Test
  default void refusesMatricesThatDoNotFit() {
    Tensor a = tensor(KernelsUnderTest.random(1, 2, 3));
    assertThatThrownBy(() -> kernels().multiply(a, false, a, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3]");
    assertThatThrownBy(() -> kernels().multiply(a, false, tensor(Shape.of(3), 1, 2, 3), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TestingArray transposed(TestingArray x, int... order) {
    int[] lengths = Arrays.stream(order).map(x.shape()::length).toArray();
    return TestingArray.of(
        Shape.of(lengths),
        at -> {
          int[] index = new int[at.length];
          for (int i = 0; i < at.length; i++) {
            index[order[i]] = at[i];
          }
          return x.at(index);
        });
  }

  @Test
  default void transposes() {
    int[][] orders = {{0}, {1, 0}, {0, 1}, {2, 0, 1}, {0, 3, 1, 2}, {3, 2, 1, 0}, {1, 0, 2, 3}};
    int[] lengths = {2, 3, 4, 5};
    for (int[] order : orders) {
      TestingArray x = KernelsUnderTest.random(1, Arrays.copyOf(lengths, order.length));
      check(Arrays.toString(order), kernels().transpose(tensor(x), order), transposed(x, order));
    }
    Tensor x = tensor(KernelsUnderTest.random(1, 2, 3));
    for (int[] wrong : new int[][] {{0}, {0, 0}, {0, 2}, {0, 1, 2}, {}}) {
      assertThatThrownBy(() -> kernels().transpose(x, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[2, 3]");
    }
  }

  @Test
  default void joinsAndCuts() {
    int[] lengths = {2, 3, 4, 5};
    for (int rank = 1; rank <= 4; rank++) {
      for (int axis = 0; axis < rank; axis++) {
        int[] shape = Arrays.copyOf(lengths, rank);
        TestingArray a = KernelsUnderTest.random(1, shape);
        shape[axis] = 7;
        TestingArray b = KernelsUnderTest.random(2, shape);
        shape[axis] = 1;
        TestingArray c = KernelsUnderTest.random(3, shape);
        Tensor joined = kernels().concatenate(axis, List.of(tensor(a), tensor(b), tensor(c)));
        assertThat(joined.shape()).isEqualTo(a.shape().with(axis, lengths[axis] + 8));
        int second = lengths[axis] + 7;
        check("first", kernels().slice(joined, axis, 0, lengths[axis]), a);
        check("second", kernels().slice(joined, axis - rank, lengths[axis], second), b);
        check("third", kernels().slice(joined, axis, second, second + 1), c);
      }
    }
  }

  @Test
  default void embedsInZeros() {
    TestingArray x = KernelsUnderTest.random(1, 2, 3, 4);
    for (int axis = 0; axis < 3; axis++) {
      int each = axis;
      int length = x.shape().length(axis);
      Tensor nan = kernels().full(type(), x.shape().with(axis, length + 3), Double.NaN);
      kernels().release(nan);
      Tensor y = kernels().embed(tensor(x), axis, 2, length + 3);
      TestingArray expected =
          TestingArray.of(
              y.shape(),
              at -> {
                at[each] -= 2;
                return at[each] < 0 || at[each] >= length ? 0 : x.at(at);
              });
      check("axis " + axis, y, expected);
    }
  }

  @Test
  default void refusesPartsThatDoNotFit() {
    Tensor a = tensor(KernelsUnderTest.random(1, 2, 3));
    Tensor b = tensor(KernelsUnderTest.random(1, 3, 3));
    for (Runnable wrong :
        List.<Runnable>of(
            () -> kernels().concatenate(1, List.of(a, b)),
            () -> kernels().concatenate(2, List.of(a, a)),
            () -> kernels().slice(a, 1, 2, 4),
            () -> kernels().slice(a, 1, 2, 2),
            () -> kernels().slice(a, 1, -1, 2),
            () -> kernels().embed(a, 1, 1, 3),
            () -> kernels().embed(a, 2, 0, 3))) {
      assertThatThrownBy(wrong::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[2, 3]");
    }
  }

  @Test
  default void findsTheSoftmax() {
    for (int[] lengths : new int[][] {{1}, {5}, {4, 7}, {2, 3, 4}, {3, 1}, {2, 3, 4, 5}}) {
      TestingArray x = KernelsUnderTest.random(1, lengths).map(v -> (float) (100 * v));
      int last = lengths[lengths.length - 1];
      TestingArray log = TestingArray.zeros(x.shape());
      for (int start = 0; start < x.values().length; start += last) {
        double greatest = Arrays.stream(x.values(), start, start + last).max().orElseThrow();
        double sum =
            Arrays.stream(x.values(), start, start + last).map(v -> Math.exp(v - greatest)).sum();
        for (int i = start; i < start + last; i++) {
          log.values()[i] = x.values()[i] - greatest - Math.log(sum);
        }
      }
      check("softmax " + x.shape(), kernels().softmax(tensor(x)), log.map(Math::exp));
      check("log " + x.shape(), kernels().logSoftmax(tensor(x)), log);
    }
  }
}
