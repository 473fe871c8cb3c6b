package org.oddity.detector.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.Detector;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

class AttentionMaskTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);
  private static final String OF_OCGAN =
      "backbone: {backbone: dcgan, width: 8, latent: 16}, classifier: {backbone: dcgan, width: 8},"
          + " visual-discriminator: {backbone: dcgan, width: 8}";
  private static final String SMALL = OF_OCGAN + ", guide: {backbone: dcgan, width: 8}";
  private static final String TRAINING =
      "training: {epochs: %d, batch-size: 16, images-at: [1, 3], model: last,"
          + " checkpoint: {kind: epochs, every: 1}}";

  private static TestingFactories<?> factory(String options, int epochs) {
    return TestingFactories.of(
        "attention-mask-gan", "{%s, %s, %s}".formatted(options, SMALL, TRAINING.formatted(epochs)));
  }

  private static FittedDetector fit(TestingFactories<?> factory, Heard heard) {
    return ((Detector) factory.create()).fit(TestingBlobs.normals(), heard.context());
  }

  private static double[] scores(TestingFactories<?> factory, Heard heard) {
    try (FittedDetector fitted = fit(factory, heard)) {
      return fitted.score(TEST.images()).values();
    }
  }

  @Test
  void separatesAnObviousAnomaly() {
    double[] scores = scores(factory("mask: true", 12), new Heard());
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isGreaterThan(0.9);
  }

  /** What lies above the first GAN changes nothing in it. */
  @ParameterizedTest
  @ValueSource(strings = {"mining: {steps: 2}", "mining: {steps: 0}", "mode: official-code"})
  void theFirstGanIsTheOcganOfTheSameSeed(String options) {
    TestingFactories<?> ocgan =
        TestingFactories.of(
            "ocgan", "{%s, %s, %s}".formatted(options, OF_OCGAN, TRAINING.formatted(3)));
    double[] ofImages = scores(factory(options + ", score: {masked: 0}", 3), new Heard());
    assertThat(ofImages).isEqualTo(scores(ocgan, new Heard()));
  }

  @Test
  void tellsOfEveryTermAndOfTheMap() {
    Heard heard = new Heard();
    scores(factory("map: {weights: {reconstruction: 1}}", 3), heard);
    assertThat(heard.metrics())
        .containsKeys(
            "training/generator-loss",
            "training/answer-after-mining",
            "training/guide-loss",
            "training/guide-loss-masked",
            "training/guide-loss-plain",
            "training/guide-accuracy",
            "training/map-loss",
            "training/map-loss-guide",
            "training/map-loss-reconstruction",
            "training/map-loss-sparsity",
            "training/map-loss-entropy",
            "training/masked-generator-loss",
            "training/masked-visual-discriminator-accuracy",
            "training/masked-generated-spread",
            "training/validation-loss")
        .doesNotContainKeys("training/masked-classifier-loss");
    assertThat(heard.metric("training/map-generator-gradient-norm")).isPositive();
    assertThat(heard.metric("training/guide-gradient-norm")).isPositive();
    assertThat(heard.metric("training/map-mean")).isBetween(0.05, 0.95);
    assertThat(heard.metric("training/map-light")).isBetween(0.0, 1.0);
    assertThat(heard.metric("training/map-spread")).isPositive();
    assertThat(heard.metric("training/map-entropy")).isBetween(0.0, Math.log(2));
    assertThat(heard.metric("training/map-loss"))
        .isCloseTo(
            heard.metric("training/map-loss-guide")
                + heard.metric("training/map-loss-reconstruction")
                + 10 * heard.metric("training/map-loss-sparsity")
                + 0.1 * heard.metric("training/map-loss-entropy"),
            within(1e-4));
  }

  @Test
  void showsMapsOfNormalImagesAndOfNegatives() {
    Heard heard = new Heard();
    scores(factory("mask: true", 3), heard);
    assertThat(heard.images())
        .containsKeys(
            "training/reconstructions/1",
            "training/mined/3",
            "training/masked-generated/3",
            "training/masked-latent-histogram/3")
        .doesNotContainKeys("training/maps/2", "training/masked-reconstructions/3");
    assertThat(titles(heard, "maps"))
        .containsExactly(
            "originals", "map", "image times map", "reconstructions", "by the second GAN");
    assertThat(titles(heard, "maps-of-negatives")).startsWith("negatives", "map");
    ImageGrid.Row map = heard.images().get("training/maps/3").rows().get(1);
    assertThat(map.images().shape()).isEqualTo(new ImageShape(16, 16, 1));
    assertThat(map.images().count()).isEqualTo(8);
    for (float pixel : map.images().pixels()) {
      assertThat(pixel).isBetween(0f, 1f);
    }
  }

  private static List<String> titles(Heard heard, String grid) {
    return heard.images().get("training/" + grid + "/3").rows().stream()
        .map(ImageGrid.Row::title)
        .toList();
  }

  /** Of either, maps are as large as images, and the first GAN is the same. */
  @Test
  void theGuideCanSeeWhatTheDecoderMakesOfImages() {
    Heard heard = new Heard();
    String reconstructions = "guide-images: reconstructions, score: {%s}";
    double[] masked = scores(factory(reconstructions.formatted("image: 0"), 3), heard);
    assertThat(masked).isNotEqualTo(scores(factory("score: {image: 0}", 3), new Heard()));
    assertThat(scores(factory(reconstructions.formatted("masked: 0"), 3), new Heard()))
        .isEqualTo(scores(factory("score: {masked: 0}", 3), new Heard()));
    assertThat(titles(heard, "maps")).startsWith("originals", "map", "image times map");
    assertThat(heard.images().get("training/maps/3").rows().get(1).images().shape())
        .isEqualTo(new ImageShape(16, 16, 1));
  }

  @Test
  void withoutAMaskTheSecondGanSeesImagesAsTheyAre() {
    Heard heard = new Heard();
    try (FittedDetector fitted = fit(factory("mask: false", 3), heard)) {
      assertThat(fitted.state().asMap().keySet())
          .anyMatch(name -> name.startsWith("networks.masked-encoder"))
          .noneMatch(name -> name.contains("map-generator"));
    }
    assertThat(heard.metrics()).containsKey("training/masked-generator-loss");
    assertThat(heard.metrics().keySet())
        .noneMatch(name -> name.contains("guide") || name.contains("map"));
    assertThat(titles(heard, "maps"))
        .containsExactly("originals", "reconstructions", "by the second GAN");
  }

  @Test
  void showsWhereItLooksImageByImage() {
    try (FittedDetector fitted = fit(factory("mask: true", 1), new Heard());
        FittedDetector unmasked = fit(factory("mask: false", 1), new Heard())) {
      assertThat(unmasked.attention()).isEmpty();
      AttentionMaps maps = fitted.attention().orElseThrow();
      ImageBatch all = maps.of(TEST.images());
      assertThat(all.shape()).isEqualTo(new ImageShape(16, 16, 1));
      assertThat(all.count()).isEqualTo(TEST.images().count());
      ImageBatch alone = maps.of(TEST.images().slice(7, 8));
      assertThat(alone.pixels()).isEqualTo(all.image(7)).isNotEqualTo(all.image(8));
    }
  }

  @Test
  void aMaskWithoutGuideIsLedByItsOtherTerms() {
    Heard heard = new Heard();
    scores(factory("map: {weights: {guide: 0, reconstruction: 1}}", 3), heard);
    assertThat(heard.metrics())
        .containsKeys("training/map-loss-reconstruction", "training/map-loss-sparsity")
        .doesNotContainKeys("training/map-loss-guide", "training/guide-loss");
  }

  @Test
  void theTemperatureIsSavedWithTheMap() {
    String annealed = "map: {temperature: {kind: annealed, from: 2, to: 0.5, epochs: 3}}";
    assertThat(temperature(annealed, 3)).isEqualTo(0.5f);
    assertThat(temperature(annealed, 2)).isEqualTo(1f);
    assertThat(temperature("map: {temperature: {kind: fixed, value: 0.25}}", 1)).isEqualTo(0.25f);
  }

  private static float temperature(String options, int epochs) {
    try (FittedDetector fitted = fit(factory(options, epochs), new Heard())) {
      NamedArrays state = fitted.state().scope("networks").scope("map-generator");
      return state.floats("temperature.divisor")[0];
    }
  }

  @Test
  void theSecondGanBeginsAnew() {
    double[] anew = scores(factory("second: {reinitialise-after: 2}", 3), new Heard());
    double[] kept = scores(factory("second: {reinitialise-after: 0}", 3), new Heard());
    assertThat(anew).isNotEqualTo(kept);
    String ofImages = ", score: {masked: 0}";
    assertThat(scores(factory("second: {reinitialise-after: 2}" + ofImages, 3), new Heard()))
        .isEqualTo(scores(factory("mask: true" + ofImages, 3), new Heard()));
  }

  @Test
  void theSecondGanWaitsForTheMap() {
    Heard heard = new Heard();
    heard.stopAfter(2);
    TestingFactories<?> factory = factory("map: {pre-training: 2}", 3);
    assertThatThrownBy(() -> scores(factory, heard)).isInstanceOf(CancellationException.class);
    assertThat(heard.metrics())
        .containsKey("training/map-loss")
        .doesNotContainKey("training/masked-generator-loss");
    Heard later = new Heard();
    scores(factory, later);
    assertThat(later.metrics()).containsKey("training/masked-generator-loss");
  }

  @Test
  void theScoreIsASumOfItsParts() {
    double[] image = scores(factory("score: {image: 1, masked: 0, guide: 0}", 2), new Heard());
    double[] masked = scores(factory("score: {image: 0, masked: 1, guide: 0}", 2), new Heard());
    double[] guide = scores(factory("score: {image: 0, masked: 0, guide: 1}", 2), new Heard());
    double[] sum = scores(factory("score: {image: 2, masked: 3, guide: 0.5}", 2), new Heard());
    for (int i = 0; i < sum.length; i++) {
      assertThat(guide[i]).isBetween(0.0, 1.0);
      assertThat(sum[i]).isCloseTo(2 * image[i] + 3 * masked[i] + guide[i] / 2, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mask: true",
        "mask: false",
        "second: {reinitialise-after: 2, mining: {steps: 1}}",
        "map: {temperature: annealed, pre-training: 1}, score: {guide: 0.1}",
        "guide-images: reconstructions, score: {guide: 0.1}",
      })
  void aStoppedTrainingGoesOnToTheSameBits(String options) {
    TestingFactories<?> factory = factory(options, 4);
    double[] whole = scores(factory, new Heard());
    Heard heard = new Heard();
    heard.stopAfter(2);
    assertThatThrownBy(() -> scores(factory, heard)).isInstanceOf(CancellationException.class);
    heard.stopAfter(Long.MAX_VALUE);
    assertThat(scores(factory, heard)).isEqualTo(whole);
    assertThat(heard.resumedAt()).isEqualTo(2);
  }

  @Test
  void aMapThatSaysNothingIsNamed() {
    Heard flat = new Heard();
    scores(factory("map: {temperature: {value: 1e6, kind: fixed}}", 2), flat);
    assertThat(flat.warnings()).containsKey("map-constant");
    assertThat(flat.metric("training/map-mean")).isCloseTo(0.5, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"encoder, 16", "decoder, 16", "both, 32"})
  void theMapIsMadeOfTheChosenFeatures(String source, int channels) {
    String options = "map: {features: %s, width: 4}".formatted(source);
    try (FittedDetector fitted = fit(factory(options, 1), new Heard())) {
      NamedArrays state = fitted.state().scope("networks").scope("map-generator");
      // 8 channels of 8×8 and 16 of 4×4, on either side.
      assertThat(state.floats("convolution-1.weights")).hasSize(4 * channels * 3 / 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mask: false, score: {guide: 1}; score: guide must be 0 without a mask",
        "map: {pre-training: 3}; map: pre-training must leave the second GAN some of the 3 epochs",
        "second: {reinitialise-after: 4}; second: reinitialise-after must leave the second GAN",
        "'map: {pre-training: 2}, second: {reinitialise-after: 2}'; second: reinitialise-after must be"
            + " later than map.pre-training, 2, until when the second GAN waits, was 2",
        "mining: {steps: 0}, negatives: mined; negatives: must be random or both",
        "score: {image: 0, masked: 0}; score.image: must be above 0 where all other weights are 0",
        "'map: {weights: {guide: 0, sparsity: 0, entropy: 0}}'; map.weights.guide: must be above 0",
      })
  void whatDoesNotFitTogetherIsRefused(String options, String message) {
    assertThatThrownBy(() -> factory(options, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "second: {reinitialise-after: 2}; second: reinitialise-after must be 0 with",
        "map: {temperature: {kind: annealed}}; map: temperature must be fixed with",
      })
  void aMeanOfWhatHasNothingInCommonIsRefused(String options, String message) {
    String all = "{%s, training: {epochs: 3, average: 0.9}, %s}".formatted(SMALL, options);
    assertThatThrownBy(() -> TestingFactories.of("attention-mask-gan", all))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("training.average");
  }

  @Test
  void aShapeThatABackboneCannotTakeIsSaid() {
    assertThat(factory("mask: true", 1).conflicts(new ImageShape(30, 30, 3)))
        .singleElement()
        .asString()
        .contains("30x30");
  }

  @Test
  void attentionInTheBackboneGoesWithIt() {
    TestingFactories<?> factory =
        TestingFactories.of(
            "attention-mask-gan",
            "{%s, %s}"
                .formatted(
                    SMALL.replace("latent: 16", "latent: 16, attention: {kind: cbam, kernel: 3}"),
                    TRAINING.formatted(1)));
    try (FittedDetector fitted = fit(factory, new Heard())) {
      assertThat(fitted.state().asMap().keySet())
          .anyMatch(name -> name.startsWith("networks.masked-encoder.cbam-1"));
    }
  }
}
