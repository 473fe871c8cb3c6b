package org.oddity.detector.adversarial;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking at a game is no part of it. */
class LookingTest {
  private static final String OF_OCGAN =
      "{mode: %2$s, backbone: %1$s, visual-discriminator: %1$s, classifier: %1$s}";

  @ParameterizedTest
  @CsvSource({
    "gan, dcgan",
    "alocc, dcgan",
    "ganomaly, dcgan",
    "skip-ganomaly, unet",
  })
  void whatIsToldAndShownChangesNoNetwork(String detector, String backbone) {
    assertUntouched(
        detector,
        "{backbone: {backbone: %s, width: 2}, discriminator: %s}"
            .formatted(backbone, TestingSteps.BACKBONE));
  }

  @ParameterizedTest
  @CsvSource({"ocgan, paper", "ocgan, official-code", "attention-mask-gan, paper"})
  void whatIsMinedToBeToldAndShownChangesNoNetwork(String detector, String mode) {
    assertUntouched(detector, OF_OCGAN.formatted(TestingSteps.BACKBONE, mode));
  }

  private static void assertUntouched(String detector, String yaml) {
    TestingSteps steps = TestingSteps.of(detector, yaml);
    steps.play();
    NamedNetworks before = steps.copy();
    steps.look();
    TestingSteps.assertUntouched(
        steps.networks(), before, before.all().keySet().toArray(String[]::new));
  }
}
