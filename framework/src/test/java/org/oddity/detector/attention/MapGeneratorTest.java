package org.oddity.detector.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.autograd.GradientCheck;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.adversarial.ocgan.OcganGame;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.TestingNetworks;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.training.StepLosses;

class MapGeneratorTest {
  private static final ImageShape IMAGE = new ImageShape(6, 6, 3);

  private static MapOptions options(String yaml) {
    return TestingFactories.options(yaml, MapOptions.class);
  }

  @Test
  void gradientsAreCentralDifferences() {
    Network network =
        TestingNetworks.ofDoubles(
            MapGenerator.layer(options("{width: 4, attention: {kind: cbam, reduction: 2}}"), IMAGE),
            Shape.of(3, 3, 5));
    assertThat(network.outputShape()).isEqualTo(Shape.of(6, 6, 1));
    GradientCheck.of(TestingNetworks.KERNELS)
        .withAtMost(12)
        .check(
            (tape, inputs) ->
                network.apply(inputs.get(0), Pass.training(tape, new RandomStream(1))).sigmoid(),
            List.of(TestingNetworks.images(2, 3, Shape.of(3, 3, 5))),
            network.parameters());
  }

  @Test
  void theTemperatureDividesAndIsNotTrained() {
    Network network =
        TestingNetworks.ofDoubles(
            Sequential.builder().add("t", new Temperature()).build(), Shape.of(4));
    assertThat(network.parameterCount()).isZero();
    Temperature.set(network, "t", 0.5);
    double[] x = TestingNetworks.images(1, 1, Shape.of(4)).toDoubles();
    double[] y = TestingNetworks.scored(network, TestingNetworks.images(1, 1, Shape.of(4)));
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i]).isCloseTo(2 * x[i], within(1e-12));
    }
  }

  @Test
  void aTemperatureIsAnnealedByTheSameFactorEachEpoch() {
    TemperatureOptions annealed =
        options("{temperature: {kind: annealed, from: 8, to: 1}}").temperature();
    assertThat(annealed.at(1, 4)).isCloseTo(8, within(1e-12));
    assertThat(annealed.at(2, 4)).isCloseTo(4, within(1e-12));
    assertThat(annealed.at(4, 4)).isCloseTo(1, within(1e-12));
    assertThat(annealed.at(1, 1)).isCloseTo(1, within(1e-12));
    TemperatureOptions sooner =
        options("{temperature: {kind: annealed, from: 8, to: 1, epochs: 2}}").temperature();
    assertThat(sooner.at(3, 4)).isCloseTo(1, within(1e-12));
    assertThat(options("{temperature: {kind: fixed, value: 3}}").temperature().at(9, 9))
        .isEqualTo(3);
    assertThatThrownBy(() -> options("{temperature: {kind: annealed, to: 0}}"))
        .hasMessageContaining("temperature.to: must be above 0");
  }

  @ParameterizedTest
  @CsvSource({
    "dcgan, 28, 1, 'leaky-relu-1,leaky-relu-2', 'relu-1,relu-2'",
    "dcgan, 32, 3, 'leaky-relu-1,leaky-relu-2,leaky-relu-3', 'relu-1,relu-2,relu-3'",
    "deep-svdd-lenet, 28, 1, 'leaky-relu-1,leaky-relu-2,max-pool-2',"
        + " 'leaky-relu-1,leaky-relu-2,upsample-nearest-2,leaky-relu-3'",
  })
  void featureMapsAreTheLastOfTheirSize(
      String name, int side, int channels, String ofEncoder, String ofDecoder) {
    Backbone backbone = TestingFactories.bound(Backbones.class).create(BackboneChoice.of(name));
    ImageShape image = new ImageShape(side, side, channels);
    Shape pixels = Shape.of(side, side, channels);
    FeatureLayers encoder = FeatureLayers.of(backbone.encoder(image), pixels);
    FeatureLayers decoder = FeatureLayers.of(backbone.decoder(image), Shape.of(backbone.latent()));
    assertThat(encoder.names()).containsExactly(ofEncoder.split(","));
    assertThat(decoder.names()).containsExactly(ofDecoder.split(","));
    assertThat(decoder.shapes()).noneMatch(shape -> shape.equals(pixels));
  }

  @Test
  void aNetworkWithoutFeatureMapsIsRefused() {
    NetworkPlan plan =
        new NetworkPlan(Sequential.of(new Flatten(), Dense.of(2)), Shape.of(6, 6, 3), 1, 1);
    assertThatThrownBy(() -> GeneratorFeatures.of(FeatureSource.BOTH, plan, plan))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("no feature maps");
  }

  @Test
  void aMaskedImageIsBlackWhereItsMapIsZero() {
    ImageShape pair = new ImageShape(1, 2, 3);
    ImageBatch images = ImageBatch.wrap(pair, new float[] {1, 0.5f, 0.2f, 1, 1, 1});
    ImageBatch maps = ImageBatch.wrap(new ImageShape(1, 2, 1), new float[] {0.5f, 0});
    assertThat(AttentionMaps.product(images, maps).pixels())
        .containsExactly(0.5f, 0.25f, 0.1f, 0, 0, 0);
    assertThat(images.pixels()).containsExactly(1, 0.5f, 0.2f, 1, 1, 1);
  }

  @Test
  void negativesComeFromDrawsAndFromWhereTheyWereMined() {
    OcganGame.Played played =
        new OcganGame.Played(
            new StepLosses(), new float[] {1, 2, 3, 4, 5, 6}, new float[] {-1, -2, -3, -4, -5, -6});
    assertThat(NegativeSource.RANDOM.latents(played, 2)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(NegativeSource.MINED.latents(played, 2)).containsExactly(-1, -2, -3, -4, -5, -6);
    assertThat(NegativeSource.BOTH.latents(played, 2)).containsExactly(1, 2, 3, 4, -5, -6);
    assertThat(played.draws()).containsExactly(1, 2, 3, 4, 5, 6);
  }
}
