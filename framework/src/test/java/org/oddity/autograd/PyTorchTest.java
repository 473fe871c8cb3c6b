package org.oddity.autograd;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.Nd4jKernels;

/** Values and gradients against PyTorch's, which {@code pytorch.py} wrote. */
class PyTorchTest {
  private static final Kernels KERNELS = Nd4jKernels.create();
  private static final JsonNode CASES = read();
  private static final double PRECISION = 1e-10;

  private static final Map<String, Function<List<Variable>, Variable>> FUNCTIONS =
      Map.ofEntries(
          convolution("convolution", Window.of(3, 1, 1), null),
          convolution("convolution-stride-2-odd", Window.of(3, 2, 1), null),
          convolution("convolution-stride-2-rest", Window.of(3, 2, 0), null),
          convolution("convolution-dilation-2", new Window(3, 1, 1, 2), null),
          convolution("convolution-1x1-image", Window.of(3, 1, 1), null),
          convolution("convolution-kernel-is-image", Window.of(4, 1, 0), null),
          convolution("convolution-relu", Window.of(3, 1, 1), Elementwise.relu(0)),
          convolution("convolution-elu", Window.of(2, 1, 0), Elementwise.elu(1)),
          transposed("transposed", Window.of(4, 2, 1), null),
          transposed("transposed-from-1x1", Window.of(4, 1, 0), null),
          transposed("transposed-gaps", Window.of(2, 3, 0), null),
          transposed("transposed-dilation-2", new Window(3, 1, 1, 2), null),
          transposed("transposed-tanh", Window.of(4, 2, 1), Elementwise.of(Elementwise.Kind.TANH)),
          entry("batch-norm", in -> batchNorm(in, 1e-3, Optional.empty())),
          entry(
              "batch-norm-leaky-relu",
              in -> batchNorm(in, 1e-3, Optional.of(Elementwise.relu(0.2)))),
          entry("batch-norm-rows", in -> batchNorm(in, 1e-5, Optional.empty())),
          entry("batch-norm-given", PyTorchTest::batchNormGiven),
          entry("layer-norm-1", PyTorchTest::layerNorm),
          entry("layer-norm-3", PyTorchTest::layerNorm),
          entry(
              "group-norm-2",
              in -> Normalisations.groupNorm(in.get(0), 2, in.get(1), in.get(2), 1e-5)),
          entry("max-pool", in -> Poolings.max(in.get(0), Window.of(2, 2, 0))),
          entry("max-pool-padded", in -> Poolings.max(in.get(0), Window.of(3, 2, 1))),
          entry("average-pool", in -> Poolings.average(in.get(0), Window.of(2, 2, 0))),
          entry("average-pool-padded", in -> Poolings.average(in.get(0), Window.of(3, 2, 1))),
          entry("global-average", in -> Poolings.globalAverage(in.get(0))),
          entry("global-max", in -> Poolings.globalMax(in.get(0))),
          entry("nearest", in -> Upsampling.nearest(in.get(0), 3)),
          entry("bilinear-larger", in -> Upsampling.bilinear(in.get(0), 7, 8)),
          entry("bilinear-twice", in -> Upsampling.bilinear(in.get(0), 6, 8)),
          entry("bilinear-smaller", in -> Upsampling.bilinear(in.get(0), 3, 2)),
          entry("bilinear-1x1", in -> Upsampling.bilinear(in.get(0), 3, 4)),
          entry("l1", in -> Losses.l1(in.get(0), in.get(1))),
          entry("l2", in -> Losses.l2(in.get(0), in.get(1))),
          entry("smooth-l1", in -> Losses.smoothL1(in.get(0), in.get(1), 0.5)),
          entry("binary-cross-entropy", in -> Losses.binaryCrossEntropy(in.get(0), in.get(1))),
          entry("binary-cross-entropy-real", in -> Losses.binaryCrossEntropy(in.get(0), 1)),
          entry("cross-entropy", in -> Losses.crossEntropy(in.get(0), 2, 0, 4)),
          entry("cross-entropy-each", in -> Losses.crossEntropyPerImage(in.get(0), 1, 0)),
          entry(
              "kl",
              in -> Losses.klToStandardNormal(in.get(0), in.get(1), LossReduction.SUM_PER_IMAGE)),
          entry("softmax", in -> in.get(0).softmax()),
          entry("log-softmax", in -> in.get(0).logSoftmax()),
          entry("softplus", in -> in.get(0).softplus()),
          entry(
              "affine",
              in -> Affine.apply(in.get(0), in.get(1), Optional.of(in.get(2)), Optional.empty())));

  private static Map.Entry<String, Function<List<Variable>, Variable>> convolution(
      String name, Window window, Elementwise activation) {
    return entry(
        name,
        in ->
            Convolutions.convolution(
                in.get(0), in.get(1), third(in), window, Optional.ofNullable(activation)));
  }

  private static Map.Entry<String, Function<List<Variable>, Variable>> transposed(
      String name, Window window, Elementwise activation) {
    return entry(
        name,
        in ->
            Convolutions.transposed(
                in.get(0), in.get(1), third(in), window, Optional.ofNullable(activation)));
  }

  private static Optional<Variable> third(List<Variable> in) {
    return in.size() < 3 ? Optional.empty() : Optional.of(in.get(2));
  }

  private static Variable batchNorm(
      List<Variable> in, double epsilon, Optional<Elementwise> activation) {
    return Normalisations.batchNorm(in.get(0), in.get(1), in.get(2), epsilon, activation).result();
  }

  private static Variable batchNormGiven(List<Variable> in) {
    JsonNode more = CASES.get("batch-norm-given").get("more");
    return Normalisations.batchNorm(
        in.get(0),
        in.get(1),
        in.get(2),
        tensor(more.get("mean")),
        tensor(more.get("variance")),
        1e-3,
        Optional.empty());
  }

  private static Variable layerNorm(List<Variable> in) {
    return Normalisations.layerNorm(in.get(0), in.get(1), in.get(2), 1e-5);
  }

  static Stream<String> names() {
    return FUNCTIONS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesAndGradientsAreThoseOfPyTorch(String name) {
    JsonNode expected = CASES.get(name);
    try (Tape tape = Tape.recording(KERNELS)) {
      List<Variable> inputs = new ArrayList<>();
      expected.get("inputs").forEach(input -> inputs.add(tape.constant(tensor(input))));
      Variable result = FUNCTIONS.get(name).apply(inputs);
      requireClose(result.value(), expected.get("result"));
      Tensor factors = tensor(expected.get("factors"));
      Gradients gradients = tape.gradients(result.times(tape.constant(factors)).sum(), inputs);
      for (int i = 0; i < inputs.size(); i++) {
        requireClose(gradients.of(inputs.get(i)), expected.get("gradients").get(i));
      }
    }
  }

  @Test
  void batchStatisticsAreThoseOfPyTorch() {
    JsonNode expected = CASES.get("batch-norm");
    try (Tape tape = Tape.recording(KERNELS)) {
      List<Variable> inputs = new ArrayList<>();
      expected.get("inputs").forEach(input -> inputs.add(tape.constant(tensor(input))));
      Normalisations.BatchNormalised normalised =
          Normalisations.batchNorm(
              inputs.get(0), inputs.get(1), inputs.get(2), 1e-3, Optional.empty());
      requireClose(normalised.mean(), expected.get("more").get("mean"));
      requireClose(normalised.variance(), expected.get("more").get("variance"));
    }
  }

  @Test
  void everyCaseOfTheFileIsCompared() {
    TreeSet<String> inFile = new TreeSet<>();
    CASES.fieldNames().forEachRemaining(inFile::add);
    assertThat(inFile).isEqualTo(new TreeSet<>(FUNCTIONS.keySet()));
  }

  private static void requireClose(Tensor actual, JsonNode expected) {
    double[] values = doubles(expected);
    // A loss keeps its reduced axes, PyTorch's has none.
    if (values.length > 1) {
      assertThat(actual.shape()).isEqualTo(shape(expected));
    }
    assertThat(actual.toDoubles()).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      double allowed = PRECISION * Math.max(1, Math.abs(values[i]));
      assertThat(actual.toDoubles()[i]).as("element %d", i).isCloseTo(values[i], within(allowed));
    }
  }

  private static Tensor tensor(JsonNode node) {
    return KERNELS.of(ElementType.DOUBLE, shape(node), doubles(node));
  }

  private static Shape shape(JsonNode node) {
    JsonNode lengths = node.get("shape");
    int[] shape = new int[lengths.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = lengths.get(i).asInt();
    }
    return Shape.of(shape);
  }

  private static double[] doubles(JsonNode node) {
    JsonNode values = node.get("values");
    double[] doubles = new double[values.size()];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values.get(i).asDouble();
    }
    return doubles;
  }

  private static JsonNode read() {
    try (InputStream in = PyTorchTest.class.getResourceAsStream("pytorch.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
