package org.oddity.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Doubles in a shape, indexed one by one: what kernels are compared with. */
record TestingArray(Shape shape, double[] values) {
  static TestingArray zeros(Shape shape) {
    return new TestingArray(shape, new double[shape.size()]);
  }

  /** Filled by a function of the index along each axis. */
  static TestingArray of(Shape shape, Filling filling) {
    TestingArray array = zeros(shape);
    for (int i = 0; i < array.values.length; i++) {
      array.values[i] = filling.at(array.index(i));
    }
    return array;
  }

  /** The element at an index. */
  @FunctionalInterface
  interface Filling {
    double at(int... index);
  }

  double at(int... index) {
    return values[place(index)];
  }

  void set(double value, int... index) {
    values[place(index)] = value;
  }

  void add(double value, int... index) {
    values[place(index)] += value;
  }

  private int place(int... index) {
    int place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      place = place * shape.length(axis) + index[axis];
    }
    return place;
  }

  int[] index(int place) {
    int[] index = new int[shape.rank()];
    int rest = place;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.length(axis);
      rest /= shape.length(axis);
    }
    return index;
  }

  TestingArray map(DoubleUnaryOperator function) {
    return new TestingArray(shape, Arrays.stream(values).map(function).toArray());
  }

  /** Of each pair, broadcast. */
  TestingArray zip(TestingArray other, DoubleBinaryOperator function) {
    Shape joined = shape.broadcast(other.shape);
    return of(
        joined,
        index ->
            function.applyAsDouble(at(within(index, shape)), other.at(within(index, other.shape))));
  }

  private static int[] within(int[] index, Shape shape) {
    int extra = index.length - shape.rank();
    return IntStream.range(0, shape.rank())
        .map(axis -> shape.length(axis) == 1 ? 0 : index[axis + extra])
        .toArray();
  }

  TestingArray reshape(Shape other) {
    return new TestingArray(other, values);
  }
}
