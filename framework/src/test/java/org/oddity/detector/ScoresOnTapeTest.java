package org.oddity.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.core.ImageBatch;
import org.oddity.nn.NetworkLayers;

/** Every option that changes a score changes it on the tape, too. */
class ScoresOnTapeTest {
  private static final String TRAINING = "training: {epochs: 1, batch-size: 32}";
  private static final String BACKBONE = "backbone: {backbone: dcgan, width: 4, latent: 6}";
  private static final String JUDGE = "discriminator: {backbone: dcgan, width: 4, latent: 6}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vae           | score: reconstruction                   | encoder, decoder",
        "vae           | likelihood: bernoulli, beta: 2          | encoder, decoder",
        "vae           | samples: 3                              | encoder, decoder",
        "alocc         | score: original                         | discriminator",
        "alocc         | score: reconstruction                   | encoder, decoder",
        "ganomaly      | score: l1                               | encoder, decoder, second-encoder",
        "ganomaly      | score: reconstruction                   | encoder, decoder",
        "skip-ganomaly | lambda: 1                               | generator",
        "skip-ganomaly | lambda: 0                               | generator, discriminator",
        "ocgan         | mode: official-code                     | encoder, decoder",
        "attention-mask-gan | mask: true | encoder, decoder, map-generator, masked-encoder,"
            + " masked-decoder",
        "attention-mask-gan | 'score: {image: 2, masked: 0.5, guide: 0.1}'"
            + " | encoder, decoder, map-generator, masked-encoder, masked-decoder, guide",
        "attention-mask-gan | 'mode: official-code, score: {guide: 0.1}'"
            + " | encoder, decoder, map-generator, masked-encoder, masked-decoder, guide",
        "attention-mask-gan | 'map: {features: encoder}, score: {image: 0}'"
            + " | encoder, map-generator, masked-encoder, masked-decoder",
        "attention-mask-gan | 'map: {features: decoder}, score: {image: 0, masked: 0, guide: 1}'"
            + " | encoder, decoder, map-generator, guide",
        "attention-mask-gan | 'guide-images: reconstructions, score: {guide: 0.1}'"
            + " | encoder, decoder, map-generator, masked-encoder, masked-decoder, guide",
        "attention-mask-gan | 'guide-images: reconstructions, mode: official-code'"
            + " | encoder, decoder, map-generator, masked-encoder, masked-decoder",
        "attention-mask-gan | 'score: {masked: 0}' | encoder, decoder",
        "attention-mask-gan | 'mask: false, score: {image: 0}' | masked-encoder, masked-decoder",
        "deep-svdd     | preprocess: [{kind: gcn, norm: l2}]     | encoder",
        "deep-svdd     | preprocess: [standardise, min-max]      | encoder",
        "deep-svdd     | 'objective: {kind: soft-boundary, warm-up-epochs: 0}' | encoder"
      })
  void theScoreOnTheTapeIsTheScore(String name, String option, String networks) {
    TestingFactories<?> factory = TestingFactories.of(name, options(name, option));
    try (FittedDetector fitted = factory.fit(TestingBlobs.normals().training(), 3)) {
      DifferentiableScore score = fitted.differentiable().orElseThrow();
      ImageBatch images = withABlackOne(TestingBlobs.labelled(4, 7).images());
      new TestingScoreGradients(score, images).assertIs(fitted.score(images).values());
      assertThat(score.layers().all().stream().map(NetworkLayers.Named::network).distinct())
          .containsExactly(networks.split(", "));
    }
  }

  private static String options(String name, String option) {
    String own =
        switch (name) {
          case "deep-svdd" ->
              "pre-training: null, backbone: {backbone: deep-svdd-lenet, latent: 16}";
          case "skip-ganomaly" -> "backbone: {backbone: unet, width: 4}, " + JUDGE;
          case "alocc", "ganomaly" -> BACKBONE + ", " + JUDGE;
          case "ocgan", "attention-mask-gan" ->
              BACKBONE
                  + (name.equals("ocgan") ? "" : ", guide: {backbone: dcgan, width: 4}")
                  + ", visual-discriminator: {backbone: dcgan, width: 4}"
                  + ", classifier: {backbone: dcgan, width: 4}";
          default -> BACKBONE;
        };
    return "{" + own + ", " + TRAINING + ", " + option + "}";
  }

  /** As batches are filled up with; it has no contrast to be divided by. */
  private static ImageBatch withABlackOne(ImageBatch images) {
    float[] pixels = images.pixels().clone();
    Arrays.fill(pixels, 0, images.shape().size(), 0);
    return ImageBatch.wrap(images.shape(), pixels);
  }
}
