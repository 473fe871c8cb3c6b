package org.oddity.tensor.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.oddity.tensor.Binary;
import org.oddity.tensor.DelegatingKernels;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.NativeMemory;
import org.oddity.tensor.nd4j.NativeTensor;

/**
 * oneDNN called directly for floats, other kernels for the rest.
 *
 * <p>ND4J calls oneDNN too, but prepares each call anew and copies between layouts; its
 * convolutions take one and a half to three times as long (docs/decisions/0005).
 */
public final class OneDnnKernels extends DelegatingKernels {
  private final Library library;
  private final Copies copies;
  private final ConvolutionPrimitives convolutions;
  private final ElementwisePrimitives elements;
  private final NormalisationPrimitives normalisations;
  private final PoolingPrimitives poolings;
  private final ResamplingPrimitives resamplings;
  private final Products products;
  private final Sums sums;

  /**
   * Makes kernels that share memory with others.
   *
   * @throws UnsatisfiedLinkError if oneDNN cannot be loaded on this machine
   */
  public OneDnnKernels(Kernels others, NativeMemory memory) {
    super(others);
    this.library = new Library(memory);
    this.copies = new Copies(library);
    this.convolutions = new ConvolutionPrimitives(library, copies);
    this.elements = new ElementwisePrimitives(library);
    this.normalisations = new NormalisationPrimitives(library);
    this.poolings = new PoolingPrimitives(library);
    this.resamplings = new ResamplingPrimitives(library);
    this.products = new Products(library);
    this.sums = new Sums(library, memory, products);
  }

  private static boolean isFloat(Tensor tensor) {
    return tensor.type() == ElementType.FLOAT;
  }

  private static NativeTensor of(Tensor tensor) {
    return (NativeTensor) tensor;
  }

  @Override
  public String description() {
    return super.description() + " with oneDNN " + Library.version();
  }

  @Override
  public Tensor full(ElementType type, Shape shape, double number) {
    if (type != ElementType.FLOAT || number != 0) {
      return super.full(type, shape, number);
    }
    NativeTensor zeros = library.allocate(shape);
    copies.zero(zeros);
    return zeros;
  }

  @Override
  public void assign(Tensor target, Tensor source) {
    if (isFloat(target) && isFloat(source) && target.shape().size() == source.shape().size()) {
      copies.copy(of(source), of(target));
    } else {
      super.assign(target, source);
    }
  }

  @Override
  public Tensor apply(Elementwise function, Tensor x) {
    return isFloat(x) && ElementwisePrimitives.has(function)
        ? elements.apply(function, of(x))
        : super.apply(function, x);
  }

  @Override
  public Tensor applyGradient(Elementwise function, Tensor x, Tensor y, Tensor dy) {
    Operands.sameType(x, y, dy);
    Operands.shape("y", y, x.shape());
    Operands.shape("dy", dy, x.shape());
    return isFloat(x) && ElementwisePrimitives.has(function)
        ? elements.gradient(function, of(x), of(y), of(dy))
        : super.applyGradient(function, x, y, dy);
  }

  @Override
  public Tensor apply(Binary function, Tensor a, Tensor b) {
    if (isFloat(a) && isFloat(b)) {
      if (ElementwisePrimitives.fits(a.shape(), b.shape())) {
        return elements.apply(function, of(a), of(b));
      }
      boolean commutes = function == Binary.ADD || function == Binary.MULTIPLY;
      if (commutes && ElementwisePrimitives.fits(b.shape(), a.shape())) {
        return elements.apply(function, of(b), of(a));
      }
    }
    return super.apply(function, a, b);
  }

  @Override
  public Tensor reduce(Reduction reduction, Tensor x, int... axes) {
    if (!isFloat(x) || reduction == Reduction.MAXIMUM || !Sums.has(x.shape(), axes)) {
      return super.reduce(reduction, x, axes);
    }
    NativeTensor sum = sums.sum(of(x), axes);
    if (reduction == Reduction.MEAN) {
      double share = (double) sum.shape().size() / x.shape().size();
      elements.forward(Elementwise.linear(share, 0), sum, sum);
    }
    return sum;
  }

  @Override
  public Tensor multiply(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    boolean fits =
        a.shape().rank() == 2
            && b.shape().rank() == 2
            && a.shape().length(transposeA ? 0 : 1) == b.shape().length(transposeB ? 1 : 0);
    return isFloat(a) && isFloat(b) && fits
        ? products.multiply(of(a), transposeA, of(b), transposeB)
        : super.multiply(a, transposeA, b, transposeB);
  }

  @Override
  public Tensor convolution(
      Tensor x,
      Tensor weights,
      Optional<Tensor> bias,
      Window window,
      Optional<Elementwise> activation) {
    if (!isFloat(x)) {
      return super.convolution(x, weights, bias, window, activation);
    }
    Operands.convolution(x, weights, bias, window);
    if (covers(x.shape(), window)) {
      return covering(x, weights, bias, activation);
    }
    return convolutions.forward(
        of(x), of(weights), bias.map(OneDnnKernels::of), window, activation);
  }

  /** A convolution whose kernel covers its whole input is a matrix product. */
  private static boolean covers(Shape input, Window window) {
    return window.kernel() == input.length(1)
        && window.kernel() == input.length(2)
        && window.padding() == 0
        && window.dilation() == 1
        && window.kernel() > 1;
  }

  private Tensor covering(
      Tensor x, Tensor weights, Optional<Tensor> bias, Optional<Elementwise> activation) {
    int batch = x.shape().length(0);
    int out = weights.shape().length(3);
    NativeTensor y = library.allocate(Shape.of(batch, 1, 1, out));
    int inner = x.shape().size() / batch;
    products.multiply(of(x), false, of(weights), false, y, batch, out, inner);
    if (bias.isPresent()) {
      NativeTensor product = y;
      y = elements.apply(Binary.ADD, product, of(bias.get()));
      library.release(product);
    }
    if (activation.isPresent()) {
      elements.forward(activation.get(), y, y);
    }
    return y;
  }

  @Override
  public Tensor depthwiseConvolution(Tensor x, Tensor weights, Tensor bias, Window window) {
    if (!isFloat(x)) {
      return super.depthwiseConvolution(x, weights, bias, window);
    }
    Shape out = Operands.depthwiseConvolution(x, weights, bias, window);
    return convolutions.depthwise(of(x), of(weights), of(bias), window, out);
  }

  @Override
  public Tensor convolutionInputGradient(Tensor dy, Tensor weights, Window window, Shape shape) {
    if (!isFloat(dy)) {
      return super.convolutionInputGradient(dy, weights, window, shape);
    }
    Operands.convolutionInputGradient(dy, weights, window, shape);
    if (covers(shape, window)) {
      NativeTensor dx = library.allocate(shape);
      int batch = shape.length(0);
      products.multiply(
          of(dy),
          false,
          of(weights),
          true,
          dx,
          batch,
          shape.size() / batch,
          weights.shape().length(3));
      return dx;
    }
    return convolutions.inputGradient(of(dy), of(weights), window, shape);
  }

  @Override
  public Tensor convolutionWeightGradient(Tensor x, Tensor dy, Window window) {
    if (!isFloat(x)) {
      return super.convolutionWeightGradient(x, dy, window);
    }
    Shape weights = Operands.convolutionWeightGradient(x, dy, window);
    if (covers(x.shape(), window)) {
      NativeTensor dw = library.allocate(weights);
      int batch = x.shape().length(0);
      products.multiply(
          of(x), true, of(dy), false, dw, x.shape().size() / batch, weights.length(3), batch);
      return dw;
    }
    return convolutions.weightGradient(of(x), of(dy), weights, window);
  }

  @Override
  public Normalised batchNorm(
      Tensor x, Tensor scale, Tensor shift, double epsilon, Optional<Elementwise> activation) {
    if (!isFloat(x)) {
      return super.batchNorm(x, scale, shift, epsilon, activation);
    }
    Operands.channels(x, scale, shift);
    Normalised result = normalisations.forward(of(x), of(scale), of(shift), epsilon);
    activation.ifPresent(function -> elements.forward(function, of(result.y()), of(result.y())));
    return result;
  }

  @Override
  public Tensor batchNorm(
      Tensor x, Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon) {
    Operands.channels(x, scale, shift, mean, variance);
    return isFloat(x)
        ? normalisations.inference(of(x), of(scale), of(shift), of(mean), of(variance), epsilon)
        : super.batchNorm(x, scale, shift, mean, variance, epsilon);
  }

  @Override
  public NormalisedGradients batchNormGradients(
      Tensor x, Tensor scale, Normalised result, double epsilon, Tensor dy) {
    Operands.channels(x, scale, result.mean(), result.variance());
    Operands.shape("dy", dy, x.shape());
    return isFloat(x)
        ? normalisations.gradients(of(x), of(scale), result, epsilon, of(dy))
        : super.batchNormGradients(x, scale, result, epsilon, dy);
  }

  /** oneDNN has no dilation here, and windows larger than the image give it wrong maxima. */
  private static boolean pools(Tensor tensor, Shape images, Window window) {
    return isFloat(tensor)
        && window.dilation() == 1
        && window.kernel() <= Math.min(images.length(1), images.length(2));
  }

  @Override
  public Tensor maxPool(Tensor x, Window window) {
    Operands.pooling(x.shape(), window);
    return pools(x, x.shape(), window) ? poolings.max(of(x), window) : super.maxPool(x, window);
  }

  @Override
  public Tensor maxPoolGradient(Tensor x, Tensor y, Window window, Tensor dy) {
    Operands.shape("y", y, Operands.pooling(x.shape(), window));
    Operands.shape("dy", dy, y.shape());
    return pools(x, x.shape(), window)
        ? poolings.maxGradient(of(x), of(y), window, of(dy))
        : super.maxPoolGradient(x, y, window, dy);
  }

  @Override
  public Tensor averagePool(Tensor x, Window window) {
    Operands.pooling(x.shape(), window);
    return pools(x, x.shape(), window)
        ? poolings.mean(of(x), window)
        : super.averagePool(x, window);
  }

  @Override
  public Tensor averagePoolGradient(Tensor dy, Window window, Shape shape) {
    Operands.shape("dy", dy, Operands.pooling(shape, window));
    return pools(dy, shape, window)
        ? poolings.meanGradient(of(dy), window, shape)
        : super.averagePoolGradient(dy, window, shape);
  }

  @Override
  public Tensor upsampleNearest(Tensor x, int factor) {
    Shape shape = x.shape();
    if (!isFloat(x) || shape.rank() != 4 || factor < 1) {
      return super.upsampleNearest(x, factor);
    }
    return resamplings.forward(
        dnnl.algorithm.resampling_nearest,
        of(x),
        shape.with(1, shape.length(1) * factor).with(2, shape.length(2) * factor));
  }

  @Override
  public Tensor upsampleNearestGradient(Tensor dy, int factor) {
    Shape shape = dy.shape();
    boolean fits =
        shape.rank() == 4
            && factor >= 1
            && shape.length(1) % factor == 0
            && shape.length(2) % factor == 0;
    if (!isFloat(dy) || !fits) {
      return super.upsampleNearestGradient(dy, factor);
    }
    return resamplings.gradient(
        dnnl.algorithm.resampling_nearest,
        of(dy),
        shape.with(1, shape.length(1) / factor).with(2, shape.length(2) / factor));
  }

  @Override
  public Tensor resizeBilinear(Tensor x, int height, int width) {
    return isFloat(x) && x.shape().rank() == 4
        ? resamplings.forward(
            dnnl.algorithm.resampling_linear, of(x), x.shape().with(1, height).with(2, width))
        : super.resizeBilinear(x, height, width);
  }

  @Override
  public Tensor resizeBilinearGradient(Tensor dy, int height, int width) {
    return isFloat(dy) && dy.shape().rank() == 4
        ? resamplings.gradient(
            dnnl.algorithm.resampling_linear, of(dy), dy.shape().with(1, height).with(2, width))
        : super.resizeBilinearGradient(dy, height, width);
  }
}
