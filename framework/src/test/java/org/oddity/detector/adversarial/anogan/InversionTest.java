package org.oddity.detector.adversarial.anogan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.gan.Gan;
import org.oddity.detector.adversarial.gan.GanNetworks;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

/** On a small generator that is no GAN's, but can be inverted. */
class InversionTest {
  private static final ImageShape SHAPE = new ImageShape(6, 6, 2);
  private static final int LATENT = 5;

  private final NamedNetworks networks = new NamedNetworks();

  InversionTest() {
    Layer generator = Sequential.of(Dense.of(SHAPE.size()), Activation.tanh(), Reshape.to(6, 6, 2));
    Layer discriminator =
        Sequential.of(new Flatten(), Dense.of(12), Activation.leakyRelu(0.2), Dense.of(1));
    networks.and("generator", network(generator, Shape.of(LATENT), 1));
    networks.and("discriminator", network(discriminator, Shape.of(6, 6, 2), 2));
  }

  private static Network network(Layer layer, Shape input, long seed) {
    return Network.initialise(
        TestingFactories.bound(Engine.class).kernels(), layer, input, new RandomStream(seed));
  }

  private GanNetworks gan(NamedNetworks named) {
    AnoganOptions options = options("{}");
    return Gan.of(options.recipe(), TestingFactories.bound(Backbones.class)).networks(named, SHAPE);
  }

  private Inversion inversion(String yaml) {
    return new Inversion(options(yaml), gan(networks));
  }

  private static AnoganOptions options(String yaml) {
    return TestingFactories.options(yaml, AnoganOptions.class);
  }

  private static float[] draws(int count, long seed) {
    return new RandomStream(seed).uniform(count * LATENT, -1, 1);
  }

  private ImageBatch generated(int count) {
    return gan(networks).generate(draws(count, 11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.9})
  void findsTheImagesThatTheGeneratorMade(double lambda) {
    Inversion inversion =
        inversion("{lambda: %s, search: {steps: 400, learning-rate: 0.02}}".formatted(lambda));
    ImageBatch images = generated(8);
    double[] before = inversion.judged(images, new float[8 * LATENT]).losses();
    Inverted found = inversion.invert(images, new float[LATENT]);
    for (int i = 0; i < 8; i++) {
      assertThat(found.losses()[i]).as("image %s", i).isLessThan(0.1 * before[i]);
    }
    for (int i = 0; i < images.pixels().length; i++) {
      assertThat(found.images().pixels()[i]).isCloseTo(images.pixels()[i], within(0.05f));
    }
  }

  @Test
  void anImageThatTheGeneratorCannotMakeIsLeftWithMore() {
    Inversion inversion = inversion("{search: {steps: 400, learning-rate: 0.02}}");
    ImageBatch noise = ImageBatch.wrap(SHAPE, new RandomStream(5).uniform(8 * SHAPE.size(), 0, 1));
    double most = Arrays.stream(inversion.invert(generated(8)).losses()).max().orElseThrow();
    double least = Arrays.stream(inversion.invert(noise).losses()).min().orElseThrow();
    assertThat(least).isGreaterThan(5 * most);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1})
  void theGradientIsTheSlopeOfEachLoss(double lambda) {
    Inversion inversion = inversion("{lambda: %s}".formatted(lambda));
    ImageBatch images = generated(4);
    float[] z = draws(4, 12);
    float[] gradients = inversion.gradients(images, z);
    double[] here = inversion.judged(images, z).losses();
    double[] there = inversion.judged(images, moved(z, gradients, 1e-3)).losses();
    for (int i = 0; i < 4; i++) {
      double slope = length(gradients, i);
      assertThat((here[i] - there[i]) / 1e-3)
          .as("image %s", i)
          .isCloseTo(slope, within(0.1 * slope));
    }
  }

  /** Against the gradient, by the same way for each image. */
  private static float[] moved(float[] z, float[] gradients, double way) {
    float[] moved = z.clone();
    for (int i = 0; i < z.length; i++) {
      moved[i] -= (float) (way * gradients[i] / length(gradients, i / LATENT));
    }
    return moved;
  }

  private static double length(float[] gradients, int image) {
    double sum = 0;
    for (int i = image * LATENT; i < (image + 1) * LATENT; i++) {
      sum += (double) gradients[i] * gradients[i];
    }
    return Math.sqrt(sum);
  }

  @Test
  void noImageMovesAnother() {
    Inversion inversion = inversion("{search: {steps: 20}}");
    ImageBatch images = generated(96); // as many as are scored together
    int[] backwards = IntStream.range(0, 96).map(i -> (96 - i) % 96).toArray();
    ImageBatch others = images.select(backwards);
    Inverted one = inversion.invert(images);
    Inverted other = inversion.invert(others);
    assertThat(other.losses()[0]).isEqualTo(one.losses()[0]);
    assertThat(other.losses()[1]).isEqualTo(one.losses()[95]);
    assertThat(other.images().image(1)).containsExactly(one.images().image(95));
  }

  @Test
  void theBestOfSeveralStartsCounts() {
    ImageBatch images = generated(8);
    double[] once = inversion("{search: {steps: 5}}").invert(images).losses();
    double[] often = inversion("{search: {steps: 5, restarts: 6}}").invert(images).losses();
    for (int i = 0; i < 8; i++) {
      assertThat(often[i]).isLessThanOrEqualTo(once[i]);
    }
    assertThat(Arrays.stream(often).sum()).isLessThan(Arrays.stream(once).sum());
  }

  @Test
  void tellsTheTermsThatEachLossIsMadeOf() {
    ImageBatch images = generated(8);
    Inverted found = inversion("{lambda: 0.3, search: {steps: 5, restarts: 6}}").invert(images);
    assertThat(found.terms()).containsOnlyKeys("residual", "discrimination");
    for (int i = 0; i < 8; i++) {
      double residual = found.terms().get("residual")[i];
      double discrimination = found.terms().get("discrimination")[i];
      assertThat(found.losses()[i]).isCloseTo(0.7 * residual + 0.3 * discrimination, within(1e-4));
    }
    assertThat(inversion("{lambda: 0, search: {steps: 1}}").invert(images).terms())
        .containsOnlyKeys("residual");
  }

  @Test
  void anotherSeedStartsElsewhere() {
    ImageBatch images = generated(2);
    assertThat(inversion("{search: {steps: 1, seed: 2}}").invert(images).losses())
        .isNotEqualTo(inversion("{search: {steps: 1, seed: 1}}").invert(images).losses());
  }

  @Test
  void withoutLambdaNobodyAsksTheDiscriminator() {
    NamedNetworks generator = new NamedNetworks().and("generator", networks.get("generator"));
    Inversion alone = new Inversion(options("{lambda: 0, search: {steps: 3}}"), gan(generator));
    ImageBatch images = generated(3);
    assertThat(alone.invert(images).losses())
        .containsExactly(inversion("{lambda: 0, search: {steps: 3}}").invert(images).losses());
  }
}
