package org.oddity.tensor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Kernels that others compute, but for what an extension takes over. */
public abstract class DelegatingKernels implements Kernels {
  private final Kernels others;

  /** Makes kernels that ask others. */
  protected DelegatingKernels(Kernels others) {
    this.others = requireNonNull(others, "others is null");
  }

  @Override
  public String description() {
    return others.description();
  }

  @Override
  public TensorScope scope() {
    return others.scope();
  }

  @Override
  public void release(Tensor tensor) {
    others.release(tensor);
  }

  @Override
  public Tensor share(Tensor tensor) {
    return others.share(tensor);
  }

  @Override
  public Tensor of(Shape shape, float... elements) {
    return others.of(shape, elements);
  }

  @Override
  public Tensor of(ElementType type, Shape shape, double... elements) {
    return others.of(type, shape, elements);
  }

  @Override
  public Tensor full(ElementType type, Shape shape, double number) {
    return others.full(type, shape, number);
  }

  @Override
  public Tensor persistent(ElementType type, Shape shape) {
    return others.persistent(type, shape);
  }

  @Override
  public Tensor reshape(Tensor x, Shape shape) {
    return others.reshape(x, shape);
  }

  @Override
  public Tensor view(Tensor flat, int offset, Shape shape) {
    return others.view(flat, offset, shape);
  }

  @Override
  public void write(Tensor target, float... elements) {
    others.write(target, elements);
  }

  @Override
  public void assign(Tensor target, Tensor source) {
    others.assign(target, source);
  }

  @Override
  public void addScaled(Tensor target, double factor, Tensor source) {
    others.addScaled(target, factor, source);
  }

  @Override
  public void scale(Tensor target, double factor) {
    others.scale(target, factor);
  }

  @Override
  public Tensor apply(Elementwise function, Tensor x) {
    return others.apply(function, x);
  }

  @Override
  public Tensor applyGradient(Elementwise function, Tensor x, Tensor y, Tensor dy) {
    return others.applyGradient(function, x, y, dy);
  }

  @Override
  public Tensor apply(Binary function, Tensor a, Tensor b) {
    return others.apply(function, a, b);
  }

  @Override
  public Tensor reduce(Reduction reduction, Tensor x, int... axes) {
    return others.reduce(reduction, x, axes);
  }

  @Override
  public Tensor broadcast(Tensor x, Shape shape) {
    return others.broadcast(x, shape);
  }

  @Override
  public Tensor multiply(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    return others.multiply(a, transposeA, b, transposeB);
  }

  @Override
  public Tensor transpose(Tensor x, int... order) {
    return others.transpose(x, order);
  }

  @Override
  public Tensor concatenate(int axis, List<Tensor> parts) {
    return others.concatenate(axis, parts);
  }

  @Override
  public Tensor slice(Tensor x, int axis, int from, int to) {
    return others.slice(x, axis, from, to);
  }

  @Override
  public Tensor embed(Tensor x, int axis, int from, int length) {
    return others.embed(x, axis, from, length);
  }

  @Override
  public Tensor convolution(
      Tensor x,
      Tensor weights,
      Optional<Tensor> bias,
      Window window,
      Optional<Elementwise> activation) {
    return others.convolution(x, weights, bias, window, activation);
  }

  @Override
  public Tensor depthwiseConvolution(Tensor x, Tensor weights, Tensor bias, Window window) {
    return others.depthwiseConvolution(x, weights, bias, window);
  }

  @Override
  public Tensor convolutionInputGradient(Tensor dy, Tensor weights, Window window, Shape shape) {
    return others.convolutionInputGradient(dy, weights, window, shape);
  }

  @Override
  public Tensor convolutionWeightGradient(Tensor x, Tensor dy, Window window) {
    return others.convolutionWeightGradient(x, dy, window);
  }

  @Override
  public Normalised batchNorm(
      Tensor x, Tensor scale, Tensor shift, double epsilon, Optional<Elementwise> activation) {
    return others.batchNorm(x, scale, shift, epsilon, activation);
  }

  @Override
  public Tensor batchNorm(
      Tensor x, Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon) {
    return others.batchNorm(x, scale, shift, mean, variance, epsilon);
  }

  @Override
  public NormalisedGradients batchNormGradients(
      Tensor x, Tensor scale, Normalised result, double epsilon, Tensor dy) {
    return others.batchNormGradients(x, scale, result, epsilon, dy);
  }

  @Override
  public Tensor maxPool(Tensor x, Window window) {
    return others.maxPool(x, window);
  }

  @Override
  public Tensor maxPoolGradient(Tensor x, Tensor y, Window window, Tensor dy) {
    return others.maxPoolGradient(x, y, window, dy);
  }

  @Override
  public Tensor averagePool(Tensor x, Window window) {
    return others.averagePool(x, window);
  }

  @Override
  public Tensor averagePoolGradient(Tensor dy, Window window, Shape shape) {
    return others.averagePoolGradient(dy, window, shape);
  }

  @Override
  public Tensor upsampleNearest(Tensor x, int factor) {
    return others.upsampleNearest(x, factor);
  }

  @Override
  public Tensor upsampleNearestGradient(Tensor dy, int factor) {
    return others.upsampleNearestGradient(dy, factor);
  }

  @Override
  public Tensor resizeBilinear(Tensor x, int height, int width) {
    return others.resizeBilinear(x, height, width);
  }

  @Override
  public Tensor resizeBilinearGradient(Tensor dy, int height, int width) {
    return others.resizeBilinearGradient(dy, height, width);
  }

  @Override
  public Tensor softmax(Tensor x) {
    return others.softmax(x);
  }

  @Override
  public Tensor logSoftmax(Tensor x) {
    return others.logSoftmax(x);
  }

  @Override
  public Updater updater(UpdateRule rule, ElementType type, int size) {
    return others.updater(rule, type, size);
  }
}
