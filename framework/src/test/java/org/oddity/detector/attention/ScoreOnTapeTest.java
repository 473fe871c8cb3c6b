package org.oddity.detector.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.autograd.GradientCheck;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

class ScoreOnTapeTest {
  private static final ImageShape IMAGE = new ImageShape(16, 16, 1);
  private static final String SMALL =
      "backbone: {backbone: dcgan, width: 3, latent: 4}, guide: {backbone: dcgan, width: 3}";

  private static AttentionMaskMethod method(String options) {
    return new AttentionMaskMethod(
        TestingFactories.options("{%s, %s}".formatted(SMALL, options), AttentionMaskOptions.class),
        TestingFactories.bound(Backbones.class));
  }

  private static NamedNetworks networks(AttentionMaskMethod method) {
    NamedNetworks networks = new NamedNetworks();
    method
        .networks(IMAGE)
        .forEach(
            (name, plan) -> {
              Network network = TestingNetworks.ofDoubles(plan.layer(), plan.input());
              TestingNetworks.train(network); // else rectifiers are given many zeros, their corner
              networks.and(name, network);
            });
    return networks;
  }

  /**
   * By the image and by what makes maps. Not by the parameters before batch norm: with weights as
   * small as DCGAN's it makes a step of them so large that rectifiers have corners on it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score: {image: 10, masked: 10, guide: 10}",
        "map: {features: encoder}, score: {image: 0, masked: 10, guide: 10}",
        "map: {features: decoder}, score: {image: 10, masked: 0, guide: 10}",
        "mask: false, score: {image: 10, masked: 10}",
        "guide-images: reconstructions, score: {image: 10, masked: 10, guide: 10}",
        "guide-images: reconstructions, score: {image: 0, masked: 10}, map: {features: encoder}",
      })
  void gradientsAreCentralDifferences(String options) {
    AttentionMaskMethod method = method(options);
    NamedNetworks networks = networks(method);
    Collection<Parameter> parameters =
        method.scoredThrough().contains(MapGenerator.NAME)
            ? networks.get(MapGenerator.NAME).parameters()
            : List.of();
    GradientCheck.of(TestingNetworks.KERNELS)
        .withAtMost(8)
        .check(
            (tape, inputs) -> method.score(inputs.get(0), networks, IMAGE, Pass.inference(tape)),
            List.of(pixels(2)),
            parameters);
  }

  /** What a layer's gradient explains includes its way through the map. */
  @ParameterizedTest
  @CsvSource({"encoder.leaky-relu-1", "decoder.relu-1", "map-generator.convolution-1"})
  void aLayerBeforeTheMapIsSeenByTheMapToo(String layer) {
    AttentionMaskMethod method = method("score: {image: 1, masked: 1}");
    NamedNetworks networks = networks(method);
    try (Tape tape = Tape.recording(TestingNetworks.KERNELS)) {
      Pass pass = Pass.inference(tape).capturing(layer);
      Variable scores = method.score(tape.constant(pixels(2)), networks, IMAGE, pass);
      Variable tapped = pass.captured(layer);
      double[] gradient = tape.gradients(scores.sum(), List.of(tapped)).of(tapped).toDoubles();
      int place = most(gradient);
      double step = 1e-6;
      double difference =
          (moved(method, networks, layer, place, step)
                  - moved(method, networks, layer, place, -step))
              / (2 * step);
      assertThat(difference).isCloseTo(gradient[place], within(1e-4 * Math.abs(gradient[place])));
    }
  }

  private static double moved(
      AttentionMaskMethod method, NamedNetworks networks, String layer, int place, double by) {
    try (Tape tape = Tape.inference(TestingNetworks.KERNELS)) {
      Pass pass =
          Pass.inference(tape)
              .changing(
                  layer,
                  result -> {
                    double[] added = new double[result.shape().size()];
                    added[place] = by;
                    return result.plus(
                        tape.constant(
                            TestingNetworks.KERNELS.of(ElementType.DOUBLE, result.shape(), added)));
                  });
      return method.score(tape.constant(pixels(2)), networks, IMAGE, pass).sum().toScalar();
    }
  }

  private static int most(double... gradient) {
    int most = 0;
    for (int i = 0; i < gradient.length; i++) {
      most = Math.abs(gradient[i]) > Math.abs(gradient[most]) ? i : most;
    }
    return most;
  }

  private static Tensor pixels(int images) {
    Shape shape = Shape.of(images, IMAGE.height(), IMAGE.width(), IMAGE.channels());
    RandomStream random = new RandomStream(3);
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextDouble();
    }
    return TestingNetworks.KERNELS.of(ElementType.DOUBLE, shape, numbers);
  }
}
