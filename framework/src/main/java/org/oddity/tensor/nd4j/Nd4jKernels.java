package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.here;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;
import org.oddity.tensor.UpdateRule;
import org.oddity.tensor.Updater;
import org.oddity.tensor.Window;

/**
 * All kernels on ND4J, for floats and doubles, on whatever ND4J's backend computes with.
 *
 * <p>May be used by several threads, each with scopes of its own.
 */
public final class Nd4jKernels implements Kernels {
  private final NativeMemory memory = new NativeMemory();
  private final Nd4jElementwise elementwise = new Nd4jElementwise(memory);
  private final Sums sums = new Sums(memory);
  private final Nd4jReductions reductions = new Nd4jReductions(memory, sums);
  private final Nd4jProducts products = new Nd4jProducts(memory);
  private final Nd4jLayout layout = new Nd4jLayout(memory);
  private final Nd4jConvolutions convolutions = new Nd4jConvolutions(memory, sums, elementwise);
  private final Nd4jNormalisation normalisation = new Nd4jNormalisation(memory, sums, elementwise);
  private final Nd4jPooling pooling = new Nd4jPooling(memory);
  private final Nd4jResizing resizing = new Nd4jResizing(memory, layout, sums);
  private final Nd4jUpdaters updaters = new Nd4jUpdaters(memory);
  private final String description;
  private final boolean onCpu;

  private Nd4jKernels(boolean onCpu) {
    this.onCpu = onCpu;
    this.description = "ND4J " + version() + " on " + (onCpu ? "CPU" : "GPU");
  }

  /** Starts ND4J, which takes about a second the first time. */
  public static Nd4jKernels create() {
    Nd4jBackend backend = Nd4j.getBackend();
    return new Nd4jKernels(backend.getClass().getSimpleName().startsWith("Cpu"));
  }

  private static String version() {
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns whether tensors are in the memory of the process, where other kernels can reach them.
   */
  public boolean isOnCpu() {
    return onCpu;
  }

  /** Returns where its tensors live. */
  public NativeMemory memory() {
    return memory;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public TensorScope scope() {
    return memory.open();
  }

  @Override
  public void release(Tensor tensor) {
    memory.release(here(tensor));
  }

  @Override
  public Tensor share(Tensor tensor) {
    return memory.view(here(tensor), 0, tensor.shape());
  }

  @Override
  public Tensor of(Shape shape, float... elements) {
    checkSize(shape, elements.length);
    NativeTensor tensor = memory.allocate(ElementType.FLOAT, shape);
    tensor.write(elements);
    return tensor;
  }

  @Override
  public Tensor of(ElementType type, Shape shape, double... elements) {
    checkSize(shape, elements.length);
    NativeTensor tensor = memory.allocate(type, shape);
    tensor.write(elements);
    return tensor;
  }

  private static void checkSize(Shape shape, int size) {
    if (shape.size() != size) {
      throw new IllegalArgumentException(size + " elements for a tensor of " + shape);
    }
  }

  @Override
  public Tensor full(ElementType type, Shape shape, double number) {
    NativeTensor tensor = memory.allocate(type, shape);
    tensor.array().assign(number);
    return tensor;
  }

  @Override
  public Tensor persistent(ElementType type, Shape shape) {
    return memory.persistent(type, shape);
  }

  @Override
  public Tensor reshape(Tensor x, Shape shape) {
    Operands.reshape(x, shape);
    return memory.view(here(x), 0, shape);
  }

  @Override
  public Tensor view(Tensor flat, int offset, Shape shape) {
    return memory.view(here(flat), offset, shape);
  }

  @Override
  public void write(Tensor target, float... elements) {
    here(target).write(elements);
  }

  @Override
  public void assign(Tensor target, Tensor source) {
    Operands.sameSize(target, source);
    here(target).flat().assign(here(source).flat());
  }

  @Override
  public void addScaled(Tensor target, double factor, Tensor source) {
    Nd4jElementwise.add(target, factor, source);
  }

  @Override
  public void scale(Tensor target, double factor) {
    Nd4jElementwise.scaleInPlace(target, factor);
  }

  @Override
  public Tensor apply(Elementwise function, Tensor x) {
    return elementwise.apply(function, x);
  }

  @Override
  public Tensor applyGradient(Elementwise function, Tensor x, Tensor y, Tensor dy) {
    return elementwise.gradient(function, x, y, dy);
  }

  @Override
  public Tensor apply(Binary function, Tensor a, Tensor b) {
    return elementwise.apply(function, a, b);
  }

  @Override
  public Tensor reduce(Reduction reduction, Tensor x, int... axes) {
    return reductions.reduce(reduction, x, axes);
  }

  @Override
  public Tensor broadcast(Tensor x, Shape shape) {
    return elementwise.broadcast(x, shape);
  }

  @Override
  public Tensor multiply(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    return products.multiply(a, transposeA, b, transposeB);
  }

  @Override
  public Tensor transpose(Tensor x, int... order) {
    return layout.transpose(x, order);
  }

  @Override
  public Tensor concatenate(int axis, List<Tensor> parts) {
    return layout.concatenate(axis, parts);
  }

  @Override
  public Tensor slice(Tensor x, int axis, int from, int to) {
    return layout.slice(x, axis, from, to);
  }

  @Override
  public Tensor embed(Tensor x, int axis, int from, int length) {
    return layout.embed(x, axis, from, length);
  }

  @Override
  public Tensor convolution(
      Tensor x,
      Tensor weights,
      Optional<Tensor> bias,
      Window window,
      Optional<Elementwise> activation) {
    return convolutions.convolution(x, weights, bias, window, activation);
  }

  @Override
  public Tensor depthwiseConvolution(Tensor x, Tensor weights, Tensor bias, Window window) {
    return convolutions.depthwise(x, weights, bias, window);
  }

  @Override
  public Tensor convolutionInputGradient(Tensor dy, Tensor weights, Window window, Shape shape) {
    return convolutions.inputGradient(dy, weights, window, shape);
  }

  @Override
  public Tensor convolutionWeightGradient(Tensor x, Tensor dy, Window window) {
    return convolutions.weightGradient(x, dy, window);
  }

  @Override
  public Normalised batchNorm(
      Tensor x, Tensor scale, Tensor shift, double epsilon, Optional<Elementwise> activation) {
    return normalisation.batchNorm(x, scale, shift, epsilon, activation);
  }

  @Override
  public Tensor batchNorm(
      Tensor x, Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon) {
    return normalisation.batchNorm(x, scale, shift, mean, variance, epsilon);
  }

  @Override
  public NormalisedGradients batchNormGradients(
      Tensor x, Tensor scale, Normalised result, double epsilon, Tensor dy) {
    return normalisation.gradients(x, scale, result, epsilon, dy);
  }

  @Override
  public Tensor maxPool(Tensor x, Window window) {
    return pooling.max(x, window);
  }

  @Override
  public Tensor maxPoolGradient(Tensor x, Tensor y, Window window, Tensor dy) {
    return pooling.maxGradient(x, y, window, dy);
  }

  @Override
  public Tensor averagePool(Tensor x, Window window) {
    return pooling.average(x, window);
  }

  @Override
  public Tensor averagePoolGradient(Tensor dy, Window window, Shape shape) {
    return pooling.averageGradient(dy, window, shape);
  }

  @Override
  public Tensor upsampleNearest(Tensor x, int factor) {
    return resizing.nearest(x, factor);
  }

  @Override
  public Tensor upsampleNearestGradient(Tensor dy, int factor) {
    return resizing.nearestGradient(dy, factor);
  }

  @Override
  public Tensor resizeBilinear(Tensor x, int height, int width) {
    return resizing.bilinear(x, height, width);
  }

  @Override
  public Tensor resizeBilinearGradient(Tensor dy, int height, int width) {
    return resizing.bilinearGradient(dy, height, width);
  }

  @Override
  public Tensor softmax(Tensor x) {
    return reductions.softmax(x);
  }

  @Override
  public Tensor logSoftmax(Tensor x) {
    return reductions.logSoftmax(x);
  }

  @Override
  public Updater updater(UpdateRule rule, ElementType type, int size) {
    return updaters.of(rule, type, size);
  }
}
