package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;

/** What detectors of one generating network and one discriminator do alike. */
class EveryGameTest {
  /** AnoGAN's search shall not take the time of these tests. */
  private static String quick(String name) {
    return name.equals("anogan") ? "search: {steps: 3}, " : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"gan", "anogan", "alocc"})
  void aStoppedTrainingGoesOnToTheSameBits(String name) {
    TestingFactories<?> factory = TestingGames.of(name, quick(name), 4);
    Heard unstopped = new Heard();
    double[] whole = TestingGames.scores(factory, unstopped);
    Heard heard = new Heard();
    heard.stopAfter(2);
    assertThatThrownBy(() -> TestingGames.scores(factory, heard))
        .isInstanceOf(CancellationException.class);
    heard.stopAfter(Long.MAX_VALUE);
    assertThat(TestingGames.scores(factory, heard)).isEqualTo(whole);
    assertThat(heard.resumedAt()).isEqualTo(2);
    assertThat(heard.warnings()).isEqualTo(unstopped.warnings());
  }

  @ParameterizedTest
  @CsvSource({"gan, generator", "anogan, generator", "alocc, reconstructor"})
  void tellsOfBothPlayers(String name, String player) {
    Heard heard = new Heard();
    TestingGames.fit(TestingGames.of(name, quick(name), 3), heard).close();
    assertThat(heard.metrics())
        .containsKeys(
            "training/" + player + "-loss",
            "training/discriminator-loss",
            "training/generated-spread");
    assertThat(heard.metric("training/discriminator-accuracy")).isBetween(0.0, 1.0);
    assertThat(heard.metric("training/" + player + "-gradient-norm")).isPositive();
    assertThat(heard.metric("training/discriminator-gradient-norm")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "gan, generated, 'generated'",
    "anogan, generated, 'generated'",
    "anogan, reconstructions, 'originals,most like them'",
    "alocc, reconstructions,"
        + " 'originals,with noise,reconstructions,reconstructions without noise'",
  })
  void showsWhatItMakesAtTheChosenEpochs(String name, String grid, String rows) {
    Heard heard = new Heard();
    TestingGames.fit(TestingGames.of(name, quick(name), 3), heard).close();
    ImageGrid shown = heard.images().get("training/" + grid + "/3");
    assertThat(shown.rows().stream().map(ImageGrid.Row::title)).containsExactly(rows.split(","));
    assertThat(shown.rows()).allMatch(row -> row.images().count() == 8);
    assertThat(heard.images()).doesNotContainKey("training/" + grid + "/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gan", "anogan", "alocc"})
  void aShapeThatABackboneCannotTakeIsSaid(String name) {
    assertThat(TestingGames.of(name, "", 1).conflicts(new ImageShape(30, 30, 3)))
        .singleElement()
        .asString()
        .contains("30x30");
    String other = "{discriminator: {backbone: dcgan, size: 28}}";
    assertThat(TestingFactories.of(name, other).conflicts(new ImageShape(32, 32, 3)))
        .singleElement()
        .asString()
        .contains("28x28");
  }
}
