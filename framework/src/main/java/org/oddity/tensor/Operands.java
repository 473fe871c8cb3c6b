package org.oddity.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks of what kernels are given, before native code sees it, and the shapes of what they return.
 *
 * <p>Every function throws an {@link IllegalArgumentException} that names the shapes that do not
 * fit.
 */
public final class Operands {
  private Operands() {}

  /** Checks that all operands are of one type, which is returned. */
  public static ElementType sameType(Tensor first, Tensor... others) {
    for (Tensor other : others) {
      require(
          other.type() == first.type(),
          () -> "operands of different types: " + describe(first) + " and " + describe(other));
    }
    return first.type();
  }

  /** Checks that a tensor has a shape. */
  public static void shape(String what, Tensor tensor, Shape expected) {
    require(
        tensor.shape().equals(expected),
        () -> what + " must be " + expected + ", was " + tensor.shape());
  }

  /** Checks that two tensors are of one type and size. */
  public static void sameSize(Tensor target, Tensor source) {
    sameType(target, source);
    require(
        target.shape().size() == source.shape().size(),
        () -> "sizes differ: " + target.shape() + " and " + source.shape());
  }

  /** Checks a reshaping. */
  public static void reshape(Tensor x, Shape shape) {
    require(
        x.shape().size() == shape.size(), () -> "cannot give " + x.shape() + " the shape " + shape);
  }

  /** Checks that x can be repeated to a shape. */
  public static void broadcast(Tensor x, Shape shape) {
    require(
        x.shape().rank() <= shape.rank() && x.shape().broadcast(shape).equals(shape),
        () -> "cannot repeat " + x.shape() + " to " + shape);
  }

  /** Returns the shape of a matrix product. */
  public static Shape product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    sameType(a, b);
    require(
        a.shape().rank() == 2
            && b.shape().rank() == 2
            && a.shape().length(transposeA ? 0 : 1) == b.shape().length(transposeB ? 1 : 0),
        () ->
            describe(a, transposeA) + " times " + describe(b, transposeB) + ": no matrix product");
    return Shape.of(a.shape().length(transposeA ? 1 : 0), b.shape().length(transposeB ? 0 : 1));
  }

  /** Returns the shape of x with its axes in another order. */
  public static Shape transpose(Tensor x, int... order) {
    Shape shape = x.shape();
    boolean[] seen = new boolean[shape.rank()];
    int[] lengths = new int[order.length];
    boolean valid = order.length == shape.rank();
    for (int i = 0; valid && i < order.length; i++) {
      valid = order[i] >= 0 && order[i] < seen.length && !seen[order[i]];
      if (valid) {
        seen[order[i]] = true;
        lengths[i] = shape.length(order[i]);
      }
    }
    require(valid, () -> Arrays.toString(order) + " is not an order of the axes of " + shape);
    return Shape.of(lengths);
  }

  /** Returns the shape of tensors joined along an axis. */
  public static Shape concatenate(int axis, List<Tensor> parts) {
    require(!parts.isEmpty(), () -> "nothing to concatenate");
    Shape first = parts.get(0).shape();
    int length = 0;
    for (Tensor part : parts) {
      sameType(parts.get(0), part);
      Shape shape = part.shape();
      require(
          shape.rank() == first.rank() && shape.with(axis, first.length(axis)).equals(first),
          () -> "cannot join " + first + " and " + shape + " along axis " + axis);
      length = Math.addExact(length, shape.length(axis));
    }
    return first.with(axis, length);
  }

  /** Returns the shape of a slice. */
  public static Shape slice(Tensor x, int axis, int from, int to) {
    require(
        from >= 0 && from < to && to <= x.shape().length(axis),
        () -> "no slice from " + from + " to " + to + " along axis " + axis + " of " + x.shape());
    return x.shape().with(axis, to - from);
  }

  /** Returns the shape of an embedding. */
  public static Shape embed(Tensor x, int axis, int from, int length) {
    require(
        from >= 0 && (long) from + x.shape().length(axis) <= length,
        () ->
            x.shape()
                + " from "
                + from
                + " does not fit into a length of "
                + length
                + " along axis "
                + axis);
    return x.shape().with(axis, length);
  }

  /** Returns the shape of a convolution. */
  public static Shape convolution(Tensor x, Tensor weights, Optional<Tensor> bias, Window window) {
    sameType(x, weights);
    images("x", x.shape());
    weights(weights, window);
    require(
        weights.shape().length(2) == x.shape().length(3),
        () -> "weights " + weights.shape() + " do not fit the channels of " + x.shape());
    int out = weights.shape().length(3);
    bias.ifPresent(
        b -> {
          sameType(x, b);
          shape("a bias", b, Shape.of(out));
        });
    return places(x.shape(), window).with(3, out);
  }

  /** Returns the shape of a depthwise convolution. */
  public static Shape depthwiseConvolution(Tensor x, Tensor weights, Tensor bias, Window window) {
    sameType(x, weights);
    sameType(x, bias);
    images("x", x.shape());
    int channels = x.shape().length(3);
    shape("depthwise weights", weights, Shape.of(window.kernel(), window.kernel(), channels));
    shape("a bias", bias, Shape.of(channels));
    return places(x.shape(), window);
  }

  /** Checks the arguments of a convolution's gradient by its input. */
  public static void convolutionInputGradient(
      Tensor dy, Tensor weights, Window window, Shape shape) {
    sameType(dy, weights);
    images("the input", shape);
    weights(weights, window);
    require(
        weights.shape().length(2) == shape.length(3),
        () -> "weights " + weights.shape() + " do not fit the channels of " + shape);
    shape("the gradient", dy, places(shape, window).with(3, weights.shape().length(3)));
  }

  /** Returns the shape of the weights of a convolution by its gradient's arguments. */
  public static Shape convolutionWeightGradient(Tensor x, Tensor dy, Window window) {
    sameType(x, dy);
    images("x", x.shape());
    images("dy", dy.shape());
    shape("the gradient", dy, places(x.shape(), window).with(3, dy.shape().length(3)));
    return Shape.of(window.kernel(), window.kernel(), x.shape().length(3), dy.shape().length(3));
  }

  /** Returns the shape of one number a channel, which some tensors must have. */
  public static Shape channels(Tensor x, Tensor... vectors) {
    require(x.shape().rank() >= 1, () -> "a scalar has no channels");
    Shape expected = Shape.of(x.shape().length(-1));
    for (Tensor vector : vectors) {
      sameType(x, vector);
      shape("what is given for each channel", vector, expected);
    }
    return expected;
  }

  /** Returns the shape of pooled images, {@code [batch, places, places, channels]}. */
  public static Shape places(Shape images, Window window) {
    images("x", images);
    try {
      return images
          .with(1, window.places(images.length(1)))
          .with(2, window.places(images.length(2)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(images + ": " + e.getMessage(), e);
    }
  }

  /** Checks that padding leaves each place of a pooling window something to look at. */
  public static Shape pooling(Shape images, Window window) {
    require(
        window.padding() * 2 <= window.dilation() * (window.kernel() - 1) + 1,
        () ->
            "padding "
                + window.padding()
                + " is more than half a pooling window of "
                + window.kernel());
    return places(images, window);
  }

  /** Checks that a shape is {@code [batch, height, width, channels]}. */
  public static void images(String what, Shape shape) {
    require(
        shape.rank() == 4, () -> what + " must be [batch, height, width, channels], was " + shape);
  }

  private static void weights(Tensor weights, Window window) {
    Shape shape = weights.shape();
    require(
        shape.rank() == 4
            && shape.length(0) == window.kernel()
            && shape.length(1) == window.kernel(),
        () ->
            "weights for a kernel of "
                + window.kernel()
                + " must be [kernel, kernel, in, out], were "
                + shape);
  }

  private static String describe(Tensor tensor) {
    return tensor.type() + " " + tensor.shape();
  }

  private static String describe(Tensor tensor, boolean transposed) {
    return tensor.shape() + (transposed ? " transposed" : "");
  }

  private static void require(boolean condition, Supplier<String> otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise.get());
    }
  }
}
