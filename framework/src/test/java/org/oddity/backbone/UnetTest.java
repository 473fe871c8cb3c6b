package org.oddity.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.oddity.backbone.TestingBackbones.BACKBONES;
import static org.oddity.backbone.TestingBackbones.KERNELS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingReference;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkTable;
import org.oddity.nn.Pass;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

class UnetTest {
  private static final ImageShape COLOUR = new ImageShape(32, 32, 3);

  private static Backbone unet(Map<String, Object> options) {
    return BACKBONES.create(new BackboneChoice("unet", options));
  }

  private static NetworkTable table(Map<String, Object> options, ImageShape image) {
    return NetworkTable.of(unet(options).translator(image), TestingBackbones.pixels(image));
  }

  @Test
  void halvesToOnePixelAndWidensEightTimes() {
    NetworkTable table = table(Map.of(), COLOUR);
    assertThat(table.rows().stream().filter(row -> row.kind().startsWith("convolution")))
        .extracting(row -> row.output().toString())
        .containsExactly(
            "[16, 16, 64]", "[8, 8, 128]", "[4, 4, 256]", "[2, 2, 512]", "[1, 1, 512]");
    // 16 · (3·64 + 64·128 + 128·256 + 256·512 + 512·512) on the way down, 16 · (512·512 + 1024·256
    // + 512·128 + 256·64 + 128·3) + 3 on the way up, 2 · (128 + 256 + 512 + 512 + 256 + 128 + 64)
    // for the norms.
    assertThat(table.parameterCount()).isEqualTo(6_949_888L + 9_705_475L + 3_712L);
  }

  @Test
  void sidesAreHalvedAsOftenAsTheyCanBeOrAsWished() {
    assertThat(innermost(table(Map.of(), new ImageShape(28, 28, 1)))).startsWith("[7, 7,");
    assertThat(innermost(table(Map.of(), new ImageShape(48, 32, 1)))).startsWith("[3, 2,");
    assertThat(innermost(table(Map.of("depth", 3), COLOUR))).startsWith("[4, 4,");
  }

  private static String innermost(NetworkTable table) {
    return table.rows().stream()
        .filter(row -> row.kind().startsWith("convolution"))
        .reduce((one, other) -> other)
        .orElseThrow()
        .output()
        .toString();
  }

  @Test
  void whatCannotBeHalvedSoOftenIsSaid() {
    assertThat(
            BACKBONES.conflicts(
                new BackboneChoice("unet", Map.of("depth", 5)),
                new ImageShape(28, 28, 1),
                BackbonePart.TRANSLATOR))
        .containsExactly(
            "backbone 'unet': of depth 5 takes images whose sides are multiples of 32, not 28x28x1;"
                + " leave depth out to halve them as often as they can be");
    assertThatThrownBy(() -> unet(Map.of("depth", 1))).hasMessageContaining("unet.depth");
    assertThat(BACKBONES.conflicts(BackboneChoice.of("unet"), COLOUR, BackbonePart.ENCODER))
        .singleElement()
        .asString()
        .startsWith("backbone 'unet' has no encoder, only translator; these have: 'dcgan'");
  }

  /** With all else silenced, only the way around the halvings is left. */
  @Test
  void detailsGoAroundTheHalvings() {
    Tensor images = TestingBackbones.batch(3, 2, Shape.of(32, 32, 3), ElementType.FLOAT);
    assertThat(withoutTheInnermost(Map.of("width", 4), images))
        .isNotEqualTo(blank(Map.of("width", 4)));
    Map<String, Object> plain = Map.of("width", 4, "skip-connections", false);
    assertThat(withoutTheInnermost(plain, images)).isEqualTo(blank(plain));
  }

  private static float[] blank(Map<String, Object> options) {
    return withoutTheInnermost(
        options, TestingBackbones.batch(4, 2, Shape.of(32, 32, 3), ElementType.FLOAT));
  }

  /** Applies a network whose innermost convolution gives nothing. */
  private static float[] withoutTheInnermost(Map<String, Object> options, Tensor images) {
    Network network =
        Network.initialise(
            KERNELS, unet(options).translator(COLOUR), Shape.of(32, 32, 3), new RandomStream(7));
    String innermost =
        network.all().keySet().stream()
            .filter(name -> name.endsWith(".convolution-1.weights"))
            .reduce((one, other) -> one.length() > other.length() ? one : other)
            .orElseThrow();
    Tensor weights = network.all().get(innermost).value();
    KERNELS.write(weights, new float[weights.shape().size()]);
    try (Tape tape = Tape.inference(KERNELS)) {
      return network.apply(tape.constant(images), Pass.inference(tape)).value().toFloats();
    }
  }

  @Test
  void computesWhatNumPyDoes() {
    Network network =
        TestingBackbones.network(
            unet(Map.of("width", 4)).translator(COLOUR), Shape.of(32, 32, 3), ElementType.DOUBLE);
    PyTorchBackbonesTest.fill(network);
    double[] result = PyTorchBackbonesTest.result(network);
    try (TestingReference file = new TestingReference(UnetTest.class, "unet.txt")) {
      assertThat(file.word()).isEqualTo("values");
      assertThat(file.word()).isEqualTo("unet/translator");
      assertThat(result).hasSize(file.whole());
      for (int i = 0; i < 10; i++) {
        int place = (int) ((long) i * (result.length - 1) / 9);
        assertThat(result[place]).as("number %s", place).isCloseTo(file.number(), within(1e-9));
      }
    }
  }

  @Test
  void onlyTheLastConvolutionHasABias() {
    Network network =
        Network.initialise(
            KERNELS,
            unet(Map.of("width", 2)).translator(COLOUR),
            Shape.of(32, 32, 3),
            new RandomStream(7));
    assertThat(network.all().keySet().stream().filter(name -> name.endsWith("bias")))
        .containsExactly("transposed-convolution-1.bias");
    Backbone dcgan = BACKBONES.create(new BackboneChoice("dcgan", Map.of("bias", false)));
    assertThat(NetworkTable.of(dcgan.encoder(COLOUR), Shape.of(32, 32, 3)).parameterCount())
        .isEqualTo(1_184_064L - 64 - 128 - 256 - 128);
  }
}
