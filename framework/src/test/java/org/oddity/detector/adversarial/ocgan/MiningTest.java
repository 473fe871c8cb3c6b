package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.autograd.Tape;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.LatentHistogram;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.nn.Pass;

class MiningTest {
  private static final OcganNetworks NETWORKS =
      TestingOcgan.networks(LatentSpace.BOUNDED, OutputRange.SYMMETRIC);

  private static final String TINY =
      "{backbone: %s, visual-discriminator: %s, classifier: %s}"
          .formatted(TestingSteps.BACKBONE, TestingSteps.BACKBONE, TestingSteps.BACKBONE);

  private static Mining mining(String options) {
    return new Mining(
        TestingFactories.options(options, MiningOptions.class), NETWORKS, new RandomStream(1));
  }

  private static float[] draws(int count) {
    return LatentSpace.BOUNDED.draw(count * TestingOcgan.LATENT, new RandomStream(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient", "sign", "adam"})
  void everyRuleBringsTheAnswerToItsTargetWithinTheSpace(String rule) {
    float[] draws = draws(20);
    for (int target = 0; target <= 1; target++) {
      Mining mining = mining("{steps: 8, rate: 0.2, rule: %s, target: %d}".formatted(rule, target));
      float[] mined = mining.mine(draws);
      double moved = mining.answer(mined) - mining.answer(draws);
      assertThat(target == 1 ? moved : -moved).isPositive();
      for (float number : mined) {
        assertThat(number).isBetween(-1f, 1f);
      }
      assertThat(mining.mine(draws)).as("nothing is remembered").isEqualTo(mined);
    }
  }

  /** Cross-entropies are added up: their mean over five times as many would move a fifth as far. */
  @ParameterizedTest
  @EnumSource(LatentSpace.class)
  void aVectorMovesAsFarHoweverManyThereAre(LatentSpace space) {
    OcganNetworks networks = TestingOcgan.networks(space, OutputRange.SYMMETRIC);
    String options = "{steps: 2, rate: 0.5, rule: gradient}";
    Mining mining =
        new Mining(
            TestingFactories.options(options, MiningOptions.class), networks, new RandomStream(1));
    int size = 4 * TestingOcgan.LATENT;
    float[] few = new RandomStream(2).uniform(size, -0.5, 0.5);
    float[] mined = mining.mine(few);
    for (int i = 0; i < size; i++) {
      assertThat(Math.abs(mined[i] - few[i])).isBetween(0.001f, 0.5f);
    }
    float[] copies = new float[5 * size];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = few[i % size];
    }
    float[] minedCopies = mining.mine(copies);
    for (int i = 0; i < copies.length; i++) {
      assertThat(minedCopies[i]).isCloseTo(mined[i % size], within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(LatentSpace.class)
  void miningChangesNoNetwork(LatentSpace space) {
    TestingSteps steps = TestingSteps.of("ocgan", TINY);
    NamedNetworks before = steps.copy();
    OcganNetworks networks =
        new OcganNetworks(steps.networks(), "", space, OutputRange.SYMMETRIC, TestingSteps.SHAPE);
    Mining mining =
        new Mining(
            TestingFactories.options("{steps: 3}", MiningOptions.class),
            networks,
            new RandomStream(1));
    float[] draws = space.draw(6 * networks.latent(), new RandomStream(2));
    float[] given = draws.clone();
    assertThat(mining.mine(draws)).isNotEqualTo(given);
    assertThat(draws).isEqualTo(given);
    mining.answer(draws);
    mining.answered(draws);
    TestingSteps.assertUntouched(
        steps.networks(), before, OcganNetworks.NAMES.toArray(String[]::new));
  }

  @Test
  void answersBelongToTheImagesThatAreShown() {
    Mining.Answered all = mining("{}").answered(draws(20));
    Mining.Answered few = all.first(3);
    assertThat(few.images().count()).isEqualTo(3);
    assertThat(few.images().image(2)).containsExactly(all.images().image(2));
    double[] answers = judged(few.images());
    assertThat(few.answers()).containsExactly(answers, within(1e-5));
    assertThat(few.mean()).isCloseTo(Arrays.stream(answers).average().orElseThrow(), within(1e-5));
    assertThat(all.mean()).isCloseTo(mining("{}").answer(draws(20)), within(1e-6));
  }

  /** The classifier of these tests sees each image alone. */
  private static double[] judged(ImageBatch images) {
    try (Tape tape = Tape.inference(NETWORKS.kernels())) {
      return NETWORKS
          .classify(NETWORKS.values(images, tape), Pass.inference(tape))
          .sigmoid()
          .value()
          .toDoubles();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 30})
  void picturesAreOfAllThatIsMinedTogether(int more) {
    OcganOptions options = TestingFactories.options("{}", OcganOptions.class);
    OcganPictures pictures = new OcganPictures(options, NETWORKS);
    int size = TestingOcgan.SHAPE.size();
    ImageBatch all =
        ImageBatch.wrap(TestingOcgan.SHAPE, new RandomStream(3).uniform(30 * size, 0, 1));
    ImageBatch examples = all.slice(0, 8);
    Map<String, ImageGrid> grids = pictures.of(examples, all.slice(0, more));
    ImageBatch counted = more < 8 ? examples : all;
    assertThat(grids.get("latent-histogram").rows().get(0).images().pixels())
        .isEqualTo(LatentHistogram.of(pictures.codes(counted)).pixels());
    Mining.Answered before =
        new Mining(options.mining(), NETWORKS, new RandomStream(1))
            .answered(pictures.draws(Math.max(8, more)));
    ImageGrid.Row shown = grids.get("mined").rows().get(0);
    assertThat(shown.images().pixels()).isEqualTo(before.first(8).images().pixels());
    assertThat(shown.title())
        .isEqualTo("before mining, classifier %.2f".formatted(before.first(8).mean()));
  }
}
