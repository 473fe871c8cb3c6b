package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.training.LossHistory;

class GameFaultsTest {
  private static Map<String, String> ofHealth(Map<String, Double> health) {
    return GameFaults.of(new GameCourse(new LossHistory(Map.of()), health));
  }

  private static Map<String, String> ofLosses(Map<String, List<Double>> losses) {
    return GameFaults.of(new GameCourse(new LossHistory(losses), Map.of()));
  }

  private static Map<String, String> of(String name, Double... means) {
    return ofLosses(Map.of(name, Arrays.asList(means)));
  }

  @Test
  void aCollapseIsNamed() {
    assertThat(ofHealth(Map.of("generated-spread", 0.01)))
        .hasEntrySatisfying("mode-collapse", text -> assertThat(text).contains("one picture"));
    assertThat(ofHealth(Map.of("generated-spread", 0.8, "masked-generated-spread", 0.01)))
        .containsOnlyKeys("masked-mode-collapse");
    assertThat(ofHealth(Map.of("generated-spread", 0.8))).isEmpty();
    assertThat(ofHealth(Map.of())).isEmpty();
  }

  @Test
  void minedDrawsThatAreNearlyOnePictureAreNamed() {
    assertThat(ofHealth(Map.of("generated-spread", 0.9, "mined-spread", 0.04)))
        .containsOnlyKeys("mined-collapse")
        .hasEntrySatisfying(
            "mined-collapse",
            text -> assertThat(text).contains("by 0.040 of").contains("by 0.900"));
    assertThat(ofHealth(Map.of("generated-spread", 0.9, "mined-spread", 0.44)))
        .containsOnlyKeys("mined-collapse");
    assertThat(ofHealth(Map.of("generated-spread", 0.9, "mined-spread", 0.46))).isEmpty();
    assertThat(ofHealth(Map.of("generated-spread", 0.01, "mined-spread", 0.01)))
        .as("where draws are one picture, too")
        .containsOnlyKeys("mode-collapse");
    assertThat(
            ofHealth(
                Map.of(
                    "generated-spread", 0.01,
                    "mined-spread", 0.01,
                    "masked-generated-spread", 0.5,
                    "masked-mined-spread", 0.02)))
        .as("each GAN by its own draws")
        .containsOnlyKeys("mode-collapse", "masked-mined-collapse");
  }

  @Test
  void aDiscriminatorThatHasWonIsNamed() {
    String name = "visual-discriminator-accuracy";
    assertThat(of(name, 0.6, 0.99, 1.0, 0.995))
        .containsOnlyKeys("visual-discriminator-won")
        .hasEntrySatisfying(
            "visual-discriminator-won",
            text -> assertThat(text).startsWith("the visual discriminator called at least 0.990"));
    assertThat(of("discriminator-accuracy", 1.0, 1.0, 1.0)).containsOnlyKeys("discriminator-won");
    assertThat(of(name, 1.0, 1.0)).as("too early to tell").isEmpty();
    assertThat(of(name, 1.0, 1.0, 0.98, 1.0)).as("not in each of the last").isEmpty();
    assertThat(of(name, 0.5, 0.5, 0.5)).as("deceived, the goal").isEmpty();
    assertThat(of("classifier-accuracy", 1.0, 1.0, 1.0)).as("nobody deceives it").isEmpty();
  }

  @Test
  void aTermThatRunsAwayIsNamed() {
    assertThat(of("generator-loss-visual", 0.7, 0.1, 0.1, 0.1, 1.2))
        .containsOnlyKeys("generator-loss-visual-runs-away")
        .hasEntrySatisfying(
            "generator-loss-visual-runs-away",
            text -> assertThat(text).contains("is 1.20 in the last epoch, 12 times its median"));
    assertThat(of("generator-loss-visual", 0.7, 0.1, 0.1, 0.1, 0.9)).isEmpty();
    assertThat(of("generator-loss-visual", 0.1, 0.1, 0.1, 1.2)).as("too early to tell").isEmpty();
    assertThat(of("generator-loss-visual", 0.1, 0.1, 9.0, 0.1, 0.2)).as("it came back").isEmpty();
    assertThat(of("visual-discriminator-loss", 0.7, 0.001, 0.001, 0.001, 0.3))
        .as("of one that no longer wins")
        .isEmpty();
    assertThat(of("visual-discriminator-loss", 0.15, 0.01, 0.01, 0.01, 0.4))
        .as("of one that had won within the first epoch")
        .isEmpty();
    assertThat(of("discriminator-loss-latent", 0.1, 0.1, 0.1, 0.1, 1.5))
        .as("worse than guessing")
        .containsOnlyKeys("discriminator-loss-latent-runs-away");
    assertThat(of("answer-before-mining", 0.1, 0.001, 0.001, 0.001, 0.3)).as("no loss").isEmpty();
  }

  @Test
  void aDiscriminatorThatIsYoungAgainIsNamed() {
    assertThat(of("discriminator-reinitialised", 0.0, 0.0, 0.025))
        .containsOnlyKeys("discriminator-redrawn")
        .hasEntrySatisfying(
            "discriminator-redrawn",
            text -> assertThat(text).startsWith("the discriminator was drawn anew in 2.50 % of"));
    assertThat(of("discriminator-reinitialised", 0.5, 0.0)).isEmpty();
  }

  @Test
  void aSumIsNamedByItsTerm() {
    List<Double> away = DoubleStream.of(1, 1, 1, 1, 50).boxed().toList();
    assertThat(ofLosses(Map.of("generator-loss", away, "generator-loss-visual", away)))
        .containsOnlyKeys("generator-loss-visual-runs-away");
    assertThat(ofLosses(Map.of("generator-loss", away)))
        .containsOnlyKeys("generator-loss-runs-away");
  }

  @Test
  void aTrainingIsWarnedOfByWhatItTold() {
    String unopposed = "weights: {adversarial: 0}, ";
    Heard heard = new Heard();
    TestingGames.fit(TestingGames.of("alocc", unopposed, 8), heard).close();
    assertThat(heard.warnings()).containsKey("discriminator-won");
    Heard few = new Heard();
    TestingGames.fit(TestingGames.of("alocc", unopposed, 2), few).close();
    assertThat(few.warnings()).doesNotContainKey("discriminator-won");
  }
}
