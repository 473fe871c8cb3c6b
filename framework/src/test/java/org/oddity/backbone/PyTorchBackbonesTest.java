package org.oddity.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingReference;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkTable;
import org.oddity.nn.Pass;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** The backbones are those that the same layers make in PyTorch: see pytorch.py. */
class PyTorchBackbonesTest {
  private static final int CLASSES = 10;
  private static final int SHOWN = 10;
  private static final int BATCH = 4;

  private static final Map<String, Long> PARAMETERS = new LinkedHashMap<>();
  private static final Map<String, double[]> VALUES = new LinkedHashMap<>();
  private static final Map<String, Integer> COUNTS = new HashMap<>();

  static {
    try (TestingReference file = new TestingReference(PyTorchBackbonesTest.class, "pytorch.txt")) {
      while (file.hasNext()) {
        if (file.word().equals("parameters")) {
          PARAMETERS.put(file.word(), (long) file.whole());
        } else {
          String name = file.word();
          COUNTS.put(name, file.whole());
          double[] values = new double[SHOWN];
          for (int i = 0; i < SHOWN; i++) {
            values[i] = file.number();
          }
          VALUES.put(name, values);
        }
      }
    }
  }

  static Set<String> full() {
    return PARAMETERS.keySet();
  }

  static Set<String> small() {
    return VALUES.keySet();
  }

  @Test
  void referencesAreThere() {
    assertThat(full()).hasSize(14);
    assertThat(small()).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("full")
  void hasAsManyParametersAsInPyTorch(String name) {
    Part part = Part.of(name, Map.of());
    assertThat(NetworkTable.of(part.layer(), part.input()).parameterCount())
        .isEqualTo(PARAMETERS.get(name));
  }

  @ParameterizedTest
  @MethodSource("small")
  void computesWhatPyTorchDoes(String name) {
    Part part = Part.of(name, narrow(name));
    Network network = TestingBackbones.network(part.layer(), part.input(), ElementType.DOUBLE);
    fill(network);
    double[] result = result(network);
    assertThat(result).hasSize(COUNTS.get(name));
    for (int i = 0; i < SHOWN; i++) {
      int place = (int) ((long) i * (result.length - 1) / (SHOWN - 1));
      assertThat(result[place]).as("number %s", place).isCloseTo(VALUES.get(name)[i], within(1e-9));
    }
  }

  /** Returns what a network makes of a batch that follows a pattern, in training mode. */
  static double[] result(Network network) {
    Kernels kernels = network.kernels();
    try (Tape tape = Tape.inference(kernels)) {
      Shape shape = network.inputShape().prepend(BATCH);
      double[] numbers = new double[shape.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.cos(0.61 * Math.pow(i, 1.1));
      }
      Tensor images = kernels.of(ElementType.DOUBLE, shape, numbers);
      return network
          .apply(tape.constant(images), Pass.training(tape, new RandomStream(1)))
          .value()
          .toDoubles();
    }
  }

  private static Map<String, Object> narrow(String name) {
    if (name.startsWith("dcgan")) {
      return Map.of("width", 4, "latent", 6);
    }
    return name.startsWith("deep-svdd") ? Map.of() : Map.of("width", 4);
  }

  /** As pytorch.py fills it. */
  static void fill(Network network) {
    int ordinal = 0;
    for (Parameter parameter : network.parameters()) {
      Shape shape = parameter.value().shape();
      double[] numbers = new double[shape.size()];
      for (int i = 0; i < numbers.length; i++) {
        double number = Math.cos(1 + 0.37 * i + 1.3 * ordinal);
        numbers[i] = scaled(number, parameter.name(), shape);
      }
      write(network.kernels(), parameter.value(), numbers);
      ordinal++;
    }
  }

  private static double scaled(double number, String name, Shape shape) {
    return switch (shape.rank()) {
      case 4 -> number / Math.sqrt(shape.length(0) * shape.length(1) * shape.length(2));
      case 2 -> number / Math.sqrt(shape.length(0));
      default -> name.endsWith("scale") ? 1 + 0.1 * number : 0.1 * number;
    };
  }

  /** {@code Kernels.write} takes floats, which are too coarse here. */
  private static void write(Kernels kernels, Tensor target, double... numbers) {
    Tensor source = kernels.of(ElementType.DOUBLE, target.shape(), numbers);
    kernels.assign(target, source);
    kernels.release(source);
  }

  /** What a line of the file is about. */
  private record Part(Layer layer, Shape input) {
    static Part of(String name, Map<String, Object> over) {
      String config = name.substring(0, name.indexOf('/'));
      Backbone backbone =
          TestingBackbones.BACKBONES.create(TestingBackbones.configured(config, over));
      boolean grey = config.equals("dcgan-28") || config.endsWith("mnist");
      int side =
          grey ? 28 : config.matches("dcgan-\\d+") ? Integer.parseInt(config.substring(6)) : 32;
      ImageShape image = new ImageShape(side, side, grey ? 1 : 3);
      BackbonePart part =
          BackbonePart.valueOf(
              name.substring(name.indexOf('/') + 1).toUpperCase(java.util.Locale.ROOT));
      int length = part == BackbonePart.CLASSIFIER ? CLASSES : backbone.latent();
      return new Part(
          backbone.part(part, image, length), TestingBackbones.input(part, image, length));
    }
  }
}
