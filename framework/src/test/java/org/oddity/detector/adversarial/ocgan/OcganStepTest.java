package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.oddity.detector.adversarial.TestingSteps.BACKBONE;
import static org.oddity.detector.adversarial.TestingSteps.IMAGES;
import static org.oddity.detector.adversarial.TestingSteps.SHAPE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.config.Kebab;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.nn.Pass;

/** Steps of the game, and the same by hand. */
class OcganStepTest {
  private static final String MINING = "{steps: 2, rate: 0.5, rule: gradient}";
  private static final String[] ALL = OcganNetworks.NAMES.toArray(String[]::new);

  private static String options(OcganMode mode, String more, double rate) {
    return ("{mode: %s, backbone: %s, visual-discriminator: %s, classifier: %s, mining: %s, %s,"
            + " training: {optimiser: {kind: sgd, learning-rate: %s}}}")
        .formatted(Kebab.ofConstant(mode), BACKBONE, BACKBONE, BACKBONE, MINING, more, rate);
  }

  private static TestingSteps steps(OcganMode mode, String more) {
    return TestingSteps.of("ocgan", options(mode, more, 0.5));
  }

  private static OcganNetworks open(NamedNetworks networks, OcganMode mode) {
    return new OcganNetworks(networks, "", LatentSpace.of(mode), OutputRange.SYMMETRIC, SHAPE);
  }

  @ParameterizedTest
  @CsvSource({"PAPER, 1", "OFFICIAL_CODE, 0.5"})
  void theGeneratorsLossIsTheWeightedSumOfItsTerms(OcganMode mode, double share) {
    TestingSteps steps = steps(mode, "weights: {reconstruction: 7, visual: 2, latent: 3}");
    Map<String, Double> told = steps.play();
    double reconstruction = told.get("generator-loss-reconstruction");
    double visual = told.get("generator-loss-visual");
    double latent = told.get("generator-loss-latent");
    assertThat(reconstruction).isGreaterThan(0.01);
    assertThat(visual).isGreaterThan(0.01);
    assertThat(latent).isGreaterThan(0.01);
    assertThat(told.get("generator-loss"))
        .isCloseTo(7 * share * reconstruction + 2 * visual + 3 * latent, withPercentage(1e-3));
  }

  @ParameterizedTest
  @EnumSource(OcganMode.class)
  void theErrorThatIsToldIsAMeanOverPixelsOfMinusOneToOne(OcganMode mode) {
    TestingSteps steps = steps(mode, "noise: 0");
    OcganNetworks networks = open(steps.networks(), mode);
    float[] rebuilt =
        TestingSteps.values(steps.networks(), pass -> networks.decode(code(networks, pass), pass));
    double error = 0;
    for (int i = 0; i < rebuilt.length; i++) {
      double difference = rebuilt[i] - (2.0 * IMAGES.pixels()[i] - 1);
      error += difference * difference / rebuilt.length;
    }
    assertThat(steps.play().get("generator-loss-reconstruction"))
        .isCloseTo(error, withPercentage(1e-3));
  }

  private static Variable code(OcganNetworks networks, Pass pass) {
    return networks.encode(networks.values(IMAGES, pass.tape()), pass);
  }

  /** Each in its turn, and no other: classifier, both discriminators, then the generator. */
  @ParameterizedTest
  @EnumSource(OcganMode.class)
  void aStepIsAlgorithmOneOfThePaper(OcganMode mode) {
    TestingSteps steps =
        steps(mode, "noise: 0, weights: {reconstruction: 7, visual: 2, latent: 3}");
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    OcganNetworks networks = open(byHand, mode);
    TestingSteps.observe(byHand, pass -> networks.decode(code(networks, pass), pass));
    float[] mined = teach(steps, byHand, networks);
    steps.minimise(
        byHand,
        pass -> {
          Variable real = networks.values(IMAGES, pass.tape());
          Variable code = networks.encode(real, pass);
          Variable drawn = networks.space().point(networks.drawn(mined, pass.tape()));
          return Losses.l2(networks.decode(code, pass), real)
              .times(mode == OcganMode.PAPER ? 7 : 3.5)
              .plus(called(networks.judgeVisual(networks.decode(drawn, pass), pass), 1).times(2))
              .plus(called(networks.judgeLatent(code, pass), 1).times(3));
        },
        OcganNetworks.ENCODER,
        OcganNetworks.DECODER);
    steps.play();
    TestingSteps.assertLearned(steps.networks(), byHand, before, ALL);
    TestingSteps.assertObserved(
        steps.networks(), byHand, before, OcganNetworks.ENCODER, OcganNetworks.DECODER);
  }

  /** Teaches classifier and discriminators, and returns where draws are then mined to. */
  private static float[] teach(TestingSteps steps, NamedNetworks byHand, OcganNetworks networks) {
    LatentSpace space = networks.space();
    LatentSpace.Draws draws =
        space.draws(IMAGES.count() * networks.latent(), TestingSteps.stream());
    steps.minimise(
        byHand,
        pass ->
            called(networks.classify(networks.decode(code(networks, pass), pass), pass), 1)
                .plus(called(networks.classify(decoded(networks, draws, pass), pass), 0))
                .times(0.5),
        OcganNetworks.CLASSIFIER);
    steps.minimise(
        byHand,
        pass ->
            called(networks.judgeVisual(networks.values(IMAGES, pass.tape()), pass), 1)
                .plus(called(networks.judgeVisual(decoded(networks, draws, pass), pass), 0))
                .times(0.5),
        OcganNetworks.VISUAL_DISCRIMINATOR);
    steps.minimise(
        byHand,
        pass ->
            called(networks.judgeLatent(networks.drawn(draws.latent(), pass.tape()), pass), 1)
                .plus(called(networks.judgeLatent(code(networks, pass), pass), 0))
                .times(0.5),
        OcganNetworks.LATENT_DISCRIMINATOR);
    MiningOptions mining = TestingFactories.options(MINING, MiningOptions.class);
    return new Mining(mining, networks, TestingSteps.stream()).mine(draws.generator());
  }

  private static Variable decoded(OcganNetworks networks, LatentSpace.Draws draws, Pass pass) {
    return networks.decode(networks.drawn(draws.seen(), pass.tape()), pass);
  }

  private static Variable called(Variable logits, double target) {
    return Losses.binaryCrossEntropy(logits, target);
  }

  @Test
  void theStatisticsOfTheGeneratorAreThoseOfNoisyImagesAlone() {
    TestingSteps steps = steps(OcganMode.PAPER, "noise: 0.2");
    NamedNetworks before = steps.copy();
    NamedNetworks noisy = steps.copy();
    OcganNetworks networks = open(noisy, OcganMode.PAPER);
    float[] noise = TestingSteps.stream().gaussian(IMAGES.pixels().length, 0, 0.2);
    TestingSteps.observe(
        noisy,
        pass -> {
          Variable seen = networks.noisy(networks.values(IMAGES, pass.tape()), noise);
          networks.decode(networks.encode(seen, pass), pass);
        });
    steps.play();
    TestingSteps.assertObserved(
        steps.networks(), noisy, before, OcganNetworks.ENCODER, OcganNetworks.DECODER);
  }

  @Test
  void adversariesThatNobodyAsksAreLeftAlone() {
    TestingSteps steps = steps(OcganMode.PAPER, "weights: {visual: 0, latent: 0}");
    NamedNetworks before = steps.copy();
    steps.play();
    TestingSteps.assertUntouched(
        steps.networks(),
        before,
        OcganNetworks.CLASSIFIER,
        OcganNetworks.VISUAL_DISCRIMINATOR,
        OcganNetworks.LATENT_DISCRIMINATOR);
    assertThat(steps.networks().get(OcganNetworks.ENCODER).flat().toFloats())
        .isNotEqualTo(before.get(OcganNetworks.ENCODER).flat().toFloats());
  }

  /** Without learning, the error of the same images differs by their noise alone. */
  private static TestingSteps still(OcganMode mode) {
    return TestingSteps.of("ocgan", options(mode, "noise: 1", 1e-30));
  }

  private static double error(Map<String, Double> told) {
    return told.get("generator-loss-reconstruction");
  }

  @Test
  void theOfficialCodeDrawsTheNoiseOfAnImageOnce() {
    TestingSteps steps = still(OcganMode.OFFICIAL_CODE);
    double once = error(steps.play(1, 0, 1, 2, 3));
    assertThat(error(steps.play(1, 0, 1, 2, 3))).isEqualTo(once);
    assertThat(error(steps.play(5, 0, 1, 2, 3))).as("in another epoch").isEqualTo(once);
    assertThat(error(steps.play(6, 3, 1, 0, 2)))
        .as("in another order")
        .isCloseTo(once, within(1e-5));
    assertThat(error(steps.play(6, IMAGES.slice(0, 4), 3, 1, 0, 2)))
        .as("of other places")
        .isNotCloseTo(once, within(1e-4));
    assertThat(error(steps.play(6, IMAGES.slice(0, 4), 0, 1, 2, 9)))
        .as("of another place")
        .isNotCloseTo(once, within(1e-4));
  }

  @Test
  void thePaperDrawsNoiseForEachStep() {
    TestingSteps steps = still(OcganMode.PAPER);
    double once = error(steps.play(1, 0, 1, 2, 3));
    assertThat(error(steps.play(1, 0, 1, 2, 3))).isNotCloseTo(once, within(1e-4));
    assertThat(error(still(OcganMode.PAPER).play(1, 0, 1, 2, 3)))
        .as("of the same seed")
        .isEqualTo(once);
  }
}
