package org.oddity.backbone.pretrained;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.oddity.tensor.Shape;
import org.oddity.tensor.TensorFile;

/**
 * The convolutions of a network in a safetensors file with torchvision's names. A batch norm after
 * one becomes part of it: {@code w · γ/√(σ² + ε)} and {@code (b − μ) · γ/√(σ² + ε) + β}, computed
 * in double. A file whose norms were folded before has a bias in their place, and none of them.
 */
final class TorchWeights {
  /** The number that torchvision's batch norms add to the variance. */
  private static final double EPSILON = 1e-5;

  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final String MEAN = ".running_mean";
  private static final String VARIANCE = ".running_var";

  /** How many batches a norm has seen: of no use here. */
  private static final String COUNT = ".num_batches_tracked";

  private final TensorFile file;
  private final Architecture architecture;
  private final Map<String, FoldedConvolution> byLayer = new LinkedHashMap<>();

  TorchWeights(TensorFile file, Architecture architecture) {
    this.file = file;
    this.architecture = architecture;
    architecture.convolutions().forEach(each -> byLayer.put(each.layer(), each));
  }

  /**
   * Returns what of the file is missing or does not fit, a sentence each.
   *
   * @param shapes of all parameters, by the names here
   */
  List<String> problems(Map<String, Shape> shapes) {
    List<String> problems = new ArrayList<>();
    for (FoldedConvolution each : byLayer.values()) {
      Shape weights = shapes.get(each.layer() + ".weights");
      require(each.convolution() + WEIGHT, torchShape(weights), problems);
      List<Integer> channels = List.of(channels(weights));
      if (isNormed(each)) {
        for (String part : List.of(WEIGHT, BIAS, MEAN, VARIANCE)) {
          require(each.norm().orElseThrow() + part, channels, problems);
        }
      } else {
        require(each.convolution() + BIAS, channels, problems);
      }
    }
    strangers().forEach(name -> problems.add(stranger(name)));
    return problems;
  }

  private String stranger(String tensor) {
    return "'" + tensor + "' belongs to no layer of " + architecture.name();
  }

  /** What stands inside a module that is used and is not used: a deeper network has more there. */
  private Stream<String> strangers() {
    Set<String> used = new HashSet<>();
    for (FoldedConvolution each : byLayer.values()) {
      used.addAll(List.of(each.convolution() + WEIGHT, each.convolution() + BIAS));
      each.norm()
          .ifPresent(
              norm ->
                  List.of(WEIGHT, BIAS, MEAN, VARIANCE, COUNT)
                      .forEach(part -> used.add(norm + part)));
    }
    return file.names().stream()
        .filter(name -> !used.contains(name))
        .filter(
            name ->
                architecture.modules().stream()
                    .anyMatch(module -> name.startsWith(module.name() + ".")));
  }

  /** A norm is expected where its mean is, and where nothing says that it was folded before. */
  private boolean isNormed(FoldedConvolution each) {
    return each.norm().isPresent()
        && (has(each.norm().get() + MEAN) || !has(each.convolution() + BIAS));
  }

  private boolean has(String tensor) {
    return file.shape(tensor).isPresent();
  }

  private void require(String tensor, List<Integer> shape, List<String> problems) {
    Optional<List<Integer>> found = file.shape(tensor);
    if (found.isEmpty()) {
      problems.add("'" + tensor + "' is missing");
    } else if (!found.get().equals(shape)) {
      problems.add("'" + tensor + "' is of " + found.get() + ", not " + shape);
    }
  }

  /**
   * Returns {@code [out, in, kernel, kernel]} of {@code [kernel, kernel, in, out]}, or {@code
   * [channels, 1, kernel, kernel]} of a depthwise convolution's {@code [kernel, kernel, channels]}.
   */
  static List<Integer> torchShape(Shape weights) {
    if (weights.rank() == 3) {
      return List.of(weights.length(2), 1, weights.length(0), weights.length(1));
    }
    return List.of(weights.length(3), weights.length(2), weights.length(0), weights.length(1));
  }

  private static int channels(Shape weights) {
    return weights.length(-1);
  }

  /**
   * Returns the numbers of a parameter, norms folded in.
   *
   * @param parameter its full name here, {@code LAYER.weights} or {@code LAYER.bias}
   */
  float[] values(String parameter, Shape shape) {
    int dot = parameter.lastIndexOf('.');
    FoldedConvolution each = byLayer.get(parameter.substring(0, dot));
    return parameter.endsWith(".bias") ? bias(each) : weights(each, shape);
  }

  private float[] weights(FoldedConvolution each, Shape shape) {
    float[] source = file.floats(each.convolution() + WEIGHT);
    double[] factors = isNormed(each) ? factors(each.norm().orElseThrow()) : null;
    int kernel = shape.length(0);
    int in = shape.rank() == 3 ? 1 : shape.length(2);
    int out = channels(shape);
    float[] target = new float[source.length];
    int at = 0;
    for (int o = 0; o < out; o++) {
      double factor = factors == null ? 1 : factors[o];
      for (int i = 0; i < in; i++) {
        for (int place = 0; place < kernel * kernel; place++) {
          target[(place * in + i) * out + o] = (float) (source[at++] * factor);
        }
      }
    }
    return target;
  }

  private float[] bias(FoldedConvolution each) {
    String own = each.convolution() + BIAS;
    if (!isNormed(each)) {
      return file.floats(own);
    }
    String norm = each.norm().orElseThrow();
    double[] factors = factors(norm);
    float[] mean = file.floats(norm + MEAN);
    float[] shift = file.floats(norm + BIAS);
    float[] bias = has(own) ? file.floats(own) : new float[mean.length];
    float[] folded = new float[mean.length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) (((double) bias[i] - mean[i]) * factors[i] + shift[i]);
    }
    return folded;
  }

  private double[] factors(String norm) {
    float[] scale = file.floats(norm + WEIGHT);
    float[] variance = file.floats(norm + VARIANCE);
    double[] factors = new double[scale.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = scale[i] / Math.sqrt(variance[i] + EPSILON);
    }
    return factors;
  }
}
