package org.oddity.detector.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;
import org.oddity.evaluation.RocCurve;

/** What all three autoencoders do alike. */
class EveryAutoencoderTest {
  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);

  private static TestingFactories<?> factory(String name) {
    return TestingAutoencoders.of(name, "", "epochs: 12");
  }

  /** Kernels of other CPUs round otherwise, and steps multiply that: hence the tolerance. */
  @ParameterizedTest
  @CsvSource({
    "autoencoder, 0.003761, 0.07311",
    "denoising-autoencoder, 0.002496, 0.07782",
    "vae, -951.7, 2285",
  })
  void scoresAreWhatTheyWere(String name, double normal, double anomalous) {
    try (LocalisingDetector fitted = TestingAutoencoders.fit(factory(name))) {
      double[] scores = fitted.score(TEST.images()).values();
      assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isCloseTo(1, within(0.002));
      assertThat(mean(scores, false)).isCloseTo(normal, within(Math.abs(normal) * 0.05));
      assertThat(mean(scores, true)).isCloseTo(anomalous, within(Math.abs(anomalous) * 0.05));
    }
  }

  private static double mean(double[] scores, boolean anomalous) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += TEST.anomalous()[i] == anomalous ? scores[i] : 0;
    }
    return 2 * sum / scores.length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void aFitThatWasStoppedEndsAsIfItHadNotBeen(String name) {
    TestingFactories<?> factory =
        TestingAutoencoders.of(name, "", "epochs: 5, checkpoint: {kind: epochs, every: 1}");
    Heard heard = new Heard();
    heard.stopAfter(3);
    assertThatThrownBy(() -> TestingAutoencoders.fit(factory, heard.context()))
        .isInstanceOf(CancellationException.class);
    heard.stopAfter(Long.MAX_VALUE);
    try (LocalisingDetector resumed = TestingAutoencoders.fit(factory, heard.context());
        LocalisingDetector whole = TestingAutoencoders.fit(factory, new Heard().context())) {
      assertThat(heard.resumedAt()).isEqualTo(3);
      assertThat(resumed.score(TEST.images()).values())
          .containsExactly(whole.score(TEST.images()).values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void tellsHowMuchOfTheImagesItShowsAgain(String name) {
    Heard heard = new Heard();
    TestingAutoencoders.fit(TestingAutoencoders.of(name, "", "epochs: 50"), heard.context())
        .close();
    assertThat(heard.metric("explained-variance")).isBetween(0.3, 1.0);
    assertThat(heard.metric("reconstruction-spread")).isBetween(0.3, 1.3);
    assertThat(heard.metric("collapsed")).isZero();
  }

  /** At this rate nothing is learned, and all images are decoded to nearly the same one. */
  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void saysThatItHasCollapsed(String name) {
    Heard heard = new Heard();
    String training = "epochs: 1, optimiser: {kind: sgd, learning-rate: 1e-12}";
    TestingAutoencoders.fit(TestingAutoencoders.of(name, "", training), heard.context()).close();
    assertThat(heard.metric("collapsed")).isEqualTo(1);
    assertThat(heard.metric("reconstruction-spread")).isLessThan(0.01);
    assertThat(heard.metric("explained-variance")).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void scoresOfAnyBatchAreTheSameBits(String name) {
    ImageBatch many = TestingBlobs.labelled(150, 11).images();
    try (LocalisingDetector fitted = TestingAutoencoders.fit(factory(name))) {
      double[] all = fitted.score(many).values();
      for (int size : new int[] {1, 13, 64, 65, 149}) {
        double[] some = fitted.score(many.slice(150 - size, 150)).values();
        for (int i = 0; i < size; i++) {
          assertThat(some[i]).as("of %s", size).isEqualTo(all[150 - size + i]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void threadsScoreAtOnce(String name) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (LocalisingDetector fitted = TestingAutoencoders.fit(factory(name))) {
      double[] alone = fitted.score(TEST.images()).values();
      List<Future<double[]>> found = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        found.add(threads.submit(() -> fitted.score(TEST.images()).values()));
      }
      for (Future<double[]> each : found) {
        assertThat(each.get()).containsExactly(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder"})
  void theMapOfAnImageHasItsScoreAsMean(String name) {
    try (LocalisingDetector fitted = TestingAutoencoders.fit(factory(name))) {
      ImageBatch images = TEST.images().slice(0, 5);
      double[] scores = fitted.score(images).values();
      List<AnomalyMap> maps = fitted.localise(images);
      assertThat(maps).hasSize(5);
      for (int i = 0; i < 5; i++) {
        assertThat(mean(maps.get(i))).isCloseTo(scores[i], within(1e-6 * scores[i]));
      }
    }
  }

  private static double mean(AnomalyMap map) {
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum / map.values().length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void theMapIsHighestInTheBrightBlob(String name) {
    try (LocalisingDetector fitted = TestingAutoencoders.fit(factory(name))) {
      AnomalyMap map = fitted.localise(TEST.images().slice(1, 2)).get(0);
      int highest = 0;
      for (int i = 0; i < map.values().length; i++) {
        highest = map.values()[i] > map.values()[highest] ? i : highest;
      }
      assertThat(TEST.images().image(1)[highest * 3]).isGreaterThan(0.8f);
    }
  }

  @Test
  void aClosedDetectorSaysSo() {
    LocalisingDetector fitted =
        TestingAutoencoders.fit(TestingAutoencoders.of("autoencoder", "", "epochs: 1"));
    fitted.close();
    fitted.close();
    assertThatThrownBy(() -> fitted.score(TEST.images()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(fitted::state).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "autoencoder, 'originals,reconstructions'",
    "denoising-autoencoder, 'originals,with noise,reconstructions'",
    "vae, 'originals,reconstructions'",
  })
  void showsOriginalsAboveReconstructionsAtTheChosenEpochs(String name, String rows) {
    Heard heard = new Heard();
    TestingFactories<?> factory = TestingAutoencoders.of(name, "", "epochs: 3, images-at: [2]");
    TestingAutoencoders.fit(factory, heard.context()).close();
    ImageGrid grid = heard.images().get("training/reconstructions/2");
    assertThat(grid.rows().stream().map(ImageGrid.Row::title)).containsExactly(rows.split(","));
    assertThat(grid.rows()).allMatch(row -> row.images().count() == 8);
    assertThat(heard.images()).doesNotContainKey("training/reconstructions/3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "denoising-autoencoder", "vae"})
  void aBackboneThatCannotIsAConflict(String name) {
    TestingFactories<?> fixed =
        TestingFactories.of(name, "{backbone: {backbone: dcgan, size: 28}}");
    assertThat(fixed.conflicts(new ImageShape(28, 28, 1))).isEmpty();
    assertThat(fixed.conflicts(new ImageShape(32, 32, 3)))
        .singleElement()
        .asString()
        .contains("28x28")
        .contains("32x32");
    assertThat(TestingFactories.of(name, "{backbone: vgg11}").conflicts(new ImageShape(32, 32, 3)))
        .singleElement()
        .asString()
        .contains("vgg11")
        .contains("decoder");
  }
}
