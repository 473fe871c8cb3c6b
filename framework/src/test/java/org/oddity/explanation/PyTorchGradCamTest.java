package org.oddity.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.config.Kebab;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.DifferentiableClasses;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.TestingReference;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/** Maps are those of PyTorch: see grad_cam.py. */
class PyTorchGradCamTest {
  private static final ImageShape SHAPE = new ImageShape(8, 8, 2);
  private static final int IMAGES = 3;
  private static final String LAYER = "relu-2";

  private final Score score = new Score(network(1));

  @Test
  void theNetworkIsTheSame() {
    try (TestingReference file = file();
        Tape tape = Tape.inference(score.kernels())) {
      assertThat(file.word()).isEqualTo("scores");
      double[] expected = file.numbers(IMAGES);
      Variable found = score.of(NetworkOutputs.pixels(images(), tape), Pass.inference(tape));
      assertThat(found.value().toDoubles()).containsExactly(expected, within(1e-5));
    }
  }

  /** The last layer has a logit for each of seven classes there, and the greatest is explained. */
  @ParameterizedTest
  @EnumSource(ExplanationMethod.class)
  void mapsOfTheNamedClassAreThose(ExplanationMethod method) {
    assertMaps(new Classes(network(7)), method, Towards.NAMED_CLASS);
  }

  @Test
  void aScoreThatNamesNoClassIsRefused() {
    ExplanationOptions options =
        new ExplanationOptions(
            ExplanationMethod.GRAD_CAM, Optional.of(LAYER), Towards.NAMED_CLASS, 1);
    assertThatThrownBy(() -> Explainer.of(score, options))
        .hasMessage("the detector names no classes to explain");
  }

  @ParameterizedTest
  @CsvSource({
    "GRAD_CAM,ANOMALY",
    "GRAD_CAM,NORMALITY",
    "GRAD_CAM_PLUS_PLUS,ANOMALY",
    "GRAD_CAM_PLUS_PLUS,NORMALITY"
  })
  void mapsAreThose(ExplanationMethod method, Towards towards) {
    assertMaps(score, method, towards);
  }

  private static void assertMaps(
      DifferentiableScore score, ExplanationMethod method, Towards towards) {
    ExplanationOptions options = new ExplanationOptions(method, Optional.of(LAYER), towards, 1);
    List<ExplanationMap> maps = Explainer.of(score, options).explain(images());
    double[] expected = expected(method, towards);
    assertThat(maps).hasSize(IMAGES);
    double peak = Arrays.stream(expected).max().orElseThrow();
    assertThat(peak).isPositive();
    for (int i = 0; i < IMAGES; i++) {
      ExplanationMap map = maps.get(i);
      assertThat(map.height()).isEqualTo(8);
      assertThat(map.width()).isEqualTo(8);
      for (int place = 0; place < 64; place++) {
        assertThat(map.values()[place])
            .as("image %s, place %s", i, place)
            .isCloseTo((float) expected[64 * i + place], within((float) (1e-4 * peak)));
      }
    }
  }

  private static double[] expected(ExplanationMethod method, Towards towards) {
    try (TestingReference file = file()) {
      file.word();
      file.numbers(IMAGES);
      while (file.hasNext()) {
        boolean found = file.word().equals(Kebab.ofConstant(method));
        found &= file.word().equals(Kebab.ofConstant(towards));
        double[] numbers = file.numbers(IMAGES * 64);
        if (found) {
          return numbers;
        }
      }
    }
    throw new IllegalStateException("no " + method + " " + towards);
  }

  private static TestingReference file() {
    return new TestingReference(PyTorchGradCamTest.class, "grad_cam.txt");
  }

  private static ImageBatch images() {
    float[] pixels = new float[IMAGES * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (0.5 + 0.5 * Math.cos(0.61 * Math.pow(i, 1.1)));
    }
    return ImageBatch.wrap(SHAPE, pixels);
  }

  private static Network network(int results) {
    Network network =
        Network.initialise(
            TestingNetworks.KERNELS, layers(results), Shape.of(8, 8, 2), new RandomStream(1));
    int ordinal = 0;
    for (Parameter parameter : network.parameters()) {
      Shape shape = parameter.value().shape();
      float[] numbers = new float[shape.size()];
      double scale = scale(shape);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (scale * Math.cos(1 + 0.71 * i + 1.3 * ordinal));
      }
      network.kernels().write(parameter.value(), numbers);
      ordinal++;
    }
    return network;
  }

  private static Sequential layers(int results) {
    return Sequential.of(
        Convolution.of(4, Window.of(3, 1, 1)),
        Activation.relu(),
        Convolution.of(5, Window.of(3, 2, 1)),
        Activation.relu(),
        new Flatten(),
        Dense.of(6),
        Activation.tanh(),
        Dense.of(results));
  }

  private static double scale(Shape shape) {
    double inputs = (double) shape.size() / shape.length(-1);
    return shape.rank() == 1 ? 0.1 : (shape.rank() == 2 ? 8 : 1) / Math.sqrt(inputs);
  }

  private static class Score implements DifferentiableScore {
    final Network network;

    Score(Network network) {
      this.network = network;
    }

    @Override
    public Kernels kernels() {
      return network.kernels();
    }

    @Override
    public NetworkLayers layers() {
      return NetworkLayers.of("", network.layer(), network.inputShape());
    }

    @Override
    public Variable of(Variable pixels, Pass pass) {
      Variable result = network.apply(pixels, pass);
      return result.reshape(result.shape().length(0));
    }
  }

  private static final class Classes extends Score implements DifferentiableClasses {
    Classes(Network network) {
      super(network);
    }

    @Override
    public Variable namedLogit(Variable pixels, Pass pass) {
      return network.apply(pixels, pass).max(1).reshape(pixels.shape().length(0));
    }
  }
}
