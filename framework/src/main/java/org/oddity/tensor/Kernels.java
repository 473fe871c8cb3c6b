package org.oddity.tensor;

import java.util.List;
import java.util.Optional;

/**
 * The one interface to an array library. Each function returns a new tensor in memory of its own,
 * except where it says otherwise, and leaves its arguments as they are.
 *
 * <p>Images are {@code [batch, height, width, channels]}; the weights of a convolution {@code
 * [kernel, kernel, in, out]}, those of a transposed one {@code [kernel, kernel, out, in]}: they are
 * the weights of the convolution it transposes. All operands of one call are of one element type.
 * Shapes that do not fit are an {@link IllegalArgumentException} that names them.
 *
 * <p>The same calls with the same number of threads give the same bits.
 */
public interface Kernels {
  /** Returns what computes, for people, such as {@code ND4J 1.0.0-M2.1 on CPU with oneDNN 2.5}. */
  String description();

  /** Opens a scope on this thread. */
  TensorScope scope();

  /** Gives back the memory of one tensor before its scope ends; it must not be used again. */
  void release(Tensor tensor);

  /** Returns another tensor on the same memory, which is given back once both are released. */
  Tensor share(Tensor tensor);

  /** Returns a tensor of these elements. */
  Tensor of(Shape shape, float... elements);

  /** Returns a tensor of these elements, of a type. */
  Tensor of(ElementType type, Shape shape, double... elements);

  /** Returns a tensor filled with one number. */
  Tensor full(ElementType type, Shape shape, double number);

  /** Returns zeros that no scope takes back: for parameters and what optimisers remember. */
  Tensor persistent(ElementType type, Shape shape);

  /** Returns the same elements in another shape, on the same memory as {@link #share} does. */
  Tensor reshape(Tensor x, Shape shape);

  /**
   * Returns a part of a flat tensor in a shape of its own, on the same memory: a place for
   * parameters.
   *
   * @param flat {@code [size]}
   * @param offset of the first element
   */
  Tensor view(Tensor flat, int offset, Shape shape);

  /** Writes elements over those of a tensor. */
  void write(Tensor target, float... elements);

  /** Copies the elements of one tensor over those of another of the same size. */
  void assign(Tensor target, Tensor source);

  /** Adds {@code factor · source} to a tensor, in place. */
  void addScaled(Tensor target, double factor, Tensor source);

  /** Multiplies a tensor by a number, in place. */
  void scale(Tensor target, double factor);

  /** Returns f(x). */
  Tensor apply(Elementwise function, Tensor x);

  /**
   * Returns dy · f′(x).
   *
   * @param x what {@link #apply} was given
   * @param y what it returned
   */
  Tensor applyGradient(Elementwise function, Tensor x, Tensor y, Tensor dy);

  /** Returns a function of each pair of elements; shapes are broadcast, see {@link Shape}. */
  Tensor apply(Binary function, Tensor a, Tensor b);

  /** Returns a reduction over axes, which stay with length 1; over none: over all of them. */
  Tensor reduce(Reduction reduction, Tensor x, int... axes);

  /** Returns x repeated to a shape, see {@link Shape#broadcast}. */
  Tensor broadcast(Tensor x, Shape shape);

  /**
   * Returns a matrix product, each side transposed first where asked.
   *
   * @param a {@code [m, k]}, or {@code [k, m]} if transposed
   * @param b {@code [k, n]}, or {@code [n, k]} if transposed
   */
  Tensor multiply(Tensor a, boolean transposeA, Tensor b, boolean transposeB);

  /** Returns x with its axes in another order: axis i of the result is axis {@code order[i]}. */
  Tensor transpose(Tensor x, int... order);

  /** Returns tensors joined along an axis. */
  Tensor concatenate(int axis, List<Tensor> parts);

  /** Returns the part of x from {@code from} up to, not including, {@code to} along an axis. */
  Tensor slice(Tensor x, int axis, int from, int to);

  /** Returns zeros of length {@code length} along an axis, with x from {@code from} on. */
  Tensor embed(Tensor x, int axis, int from, int length);

  /**
   * Returns a convolution (as networks mean it: without mirroring the kernel), plus a bias, through
   * an activation.
   *
   * @param x {@code [batch, height, width, in]}
   * @param weights {@code [kernel, kernel, in, out]}
   * @param bias {@code [out]}
   * @param activation one whose gradient can be had from its result: relu, tanh, sigmoid or elu
   */
  Tensor convolution(
      Tensor x,
      Tensor weights,
      Optional<Tensor> bias,
      Window window,
      Optional<Elementwise> activation);

  /**
   * Returns a convolution of each channel with a kernel of its own, plus a bias; without gradients,
   * for networks that are only asked.
   *
   * @param x {@code [batch, height, width, channels]}
   * @param weights {@code [kernel, kernel, channels]}
   * @param bias {@code [channels]}
   * @return {@code [batch, places, places, channels]}
   */
  Tensor depthwiseConvolution(Tensor x, Tensor weights, Tensor bias, Window window);

  /**
   * Returns the gradient of a convolution by its input, which is also the transposed convolution of
   * dy with {@code weights} as {@code [kernel, kernel, out, in]}.
   *
   * @param dy {@code [batch, places, places, out]}
   * @param shape of the convolution's input; more than one fits if the stride is above 1
   */
  Tensor convolutionInputGradient(Tensor dy, Tensor weights, Window window, Shape shape);

  /** Returns the gradient of a convolution by its weights, {@code [kernel, kernel, in, out]}. */
  Tensor convolutionWeightGradient(Tensor x, Tensor dy, Window window);

  /**
   * Normalises each channel by the mean and variance of this batch.
   *
   * @param x {@code [..., channels]}
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param activation see {@link #convolution}
   */
  Normalised batchNorm(
      Tensor x, Tensor scale, Tensor shift, double epsilon, Optional<Elementwise> activation);

  /**
   * The result of a batch norm.
   *
   * @param y as x
   * @param mean of each channel, {@code [channels]}
   * @param variance of each channel, divided by the count, {@code [channels]}
   */
  record Normalised(Tensor y, Tensor mean, Tensor variance) {}

  /** Normalises each channel by a given mean and variance. */
  Tensor batchNorm(
      Tensor x, Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon);

  /**
   * Returns the gradients of a batch norm by the batch's statistics, without activation.
   *
   * @param dy as x
   */
  NormalisedGradients batchNormGradients(
      Tensor x, Tensor scale, Normalised result, double epsilon, Tensor dy);

  /**
   * Gradients of a batch norm.
   *
   * @param x by its input
   * @param scale by its scale, {@code [channels]}
   * @param shift by its shift, {@code [channels]}
   */
  record NormalisedGradients(Tensor x, Tensor scale, Tensor shift) {}

  /** Returns the greatest element under each place of a window; padding is never the greatest. */
  Tensor maxPool(Tensor x, Window window);

  /** Returns the gradient of {@link #maxPool}; the first of equal elements gets it. */
  Tensor maxPoolGradient(Tensor x, Tensor y, Window window, Tensor dy);

  /** Returns the mean under each place of a window, padding counted as zeros. */
  Tensor averagePool(Tensor x, Window window);

  /** Returns the gradient of {@link #averagePool}. */
  Tensor averagePoolGradient(Tensor dy, Window window, Shape shape);

  /** Returns images enlarged a whole number of times by repeating pixels. */
  Tensor upsampleNearest(Tensor x, int factor);

  /** Returns the gradient of {@link #upsampleNearest}: the sum over each pixel's copies. */
  Tensor upsampleNearestGradient(Tensor dy, int factor);

  /**
   * Returns images of another height and width by bilinear interpolation between the centres of
   * pixels (no aligned corners).
   */
  Tensor resizeBilinear(Tensor x, int height, int width);

  /** Returns the gradient of {@link #resizeBilinear}. */
  Tensor resizeBilinearGradient(Tensor dy, int height, int width);

  /** Returns the softmax over the last axis. */
  Tensor softmax(Tensor x);

  /** Returns the logarithm of the softmax over the last axis. */
  Tensor logSoftmax(Tensor x);

  /** Returns an updater for a flat array of so many parameters, which are floats. */
  default Updater updater(UpdateRule rule, int size) {
    return updater(rule, ElementType.FLOAT, size);
  }

  /** Returns an updater for a flat array of so many parameters of a type. */
  Updater updater(UpdateRule rule, ElementType type, int size);
}
