package org.oddity.detector.classical.kde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.config.InvalidOptionsException;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.TestingFactories;
import org.oddity.tensor.FastExponential;

class KdeTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-9, -0.5, -1, -7.3, -30, -60, -199, -201, -1e6})
  void fastExponentialsAreExponentials(double x) {
    double[] scratch = new double[7];
    double[] values = {-x, -x, -x, -x, -x, -x, -x};
    double sum = FastExponential.sum(values, 7, 0, -1, scratch);
    assertThat(sum).isCloseTo(7 * Math.exp(x), within(7 * 2e-14));
    assertThat(sum).isNotNegative();
  }

  @Test
  void onlyTheGivenPlacesAreSummed() {
    double[] values = {1, 1, 1, 1, 1, 0};
    assertThat(FastExponential.sum(values, 5, 1, -3, new double[6])).isEqualTo(5);
  }

  @Test
  void foldsAreContiguousAndTheFirstOnesLonger() {
    Folds folds = new Folds(11, 4); // 3, 3, 3, 2
    int[] starts = {0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9};
    for (int i = 0; i < 11; i++) {
      assertThat(folds.start(i)).as("start of %s", i).isEqualTo(starts[i]);
      assertThat(folds.end(i)).as("end of %s", i).isEqualTo(Math.min(starts[i] + 3, 11));
      assertThat(folds.size(folds.of(i))).isEqualTo(folds.end(i) - folds.start(i));
    }
  }

  @Test
  void sumsDoNotDependOnHowStripsAreCut() {
    double[] bandwidths = {0.1, 1, 10};
    double[] squared = {9, 4, 25, 1, 16, 0.5, 2, 30};
    KernelSums whole = new KernelSums(1, bandwidths, Folds.NONE);
    whole.accept(0, 0, squared.clone(), 8);
    KernelSums parts = new KernelSums(1, bandwidths, Folds.NONE);
    parts.accept(0, 0, new double[] {9, 4, 25}, 3);
    parts.accept(0, 3, new double[] {1, 16, 0.5, 2, 30}, 5);
    for (int b = 0; b < 3; b++) {
      double expected = 0;
      for (double value : squared) {
        expected += Math.exp(-value / (2 * bandwidths[b] * bandwidths[b]));
      }
      assertThat(whole.log(0, b)).isCloseTo(Math.log(expected), within(1e-12));
      assertThat(parts.log(0, b)).isCloseTo(Math.log(expected), within(1e-12));
    }
  }

  @Test
  void densitiesFarBelowTheLeastNumberKeepTheirLogarithm() {
    KernelSums sums = new KernelSums(1, new double[] {0.01}, Folds.NONE);
    sums.accept(0, 0, new double[] {100, 100}, 2);
    assertThat(sums.log(0, 0)).isCloseTo(-100 / 2e-4 + Math.log(2), within(1e-6));
  }

  @Test
  void theGridIsEvenlySpacedInItsExponents() {
    double[] bandwidths = new BandwidthGrid(-4.5, 5, 20).bandwidths();
    assertThat(bandwidths).hasSize(20);
    assertThat(bandwidths[0]).isEqualTo(Math.pow(2, -4.5));
    assertThat(bandwidths[19]).isEqualTo(32);
    assertThat(bandwidths[1] / bandwidths[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(new BandwidthGrid(1, 1, 1).bandwidths()).containsExactly(2);
  }

  @Test
  void aBandwidthAtTheEdgeOfTheGridIsReported() {
    Map<String, Double> metrics = metrics("{grid: {from: 3, to: 5, count: 3}}");
    assertThat(metrics).containsEntry("bandwidth", 8.0);
    assertThat(metrics).containsEntry("bandwidth-at-edge-of-grid", 1.0);
    assertThat(metrics("{bandwidth: 0.3}")).containsOnlyKeys("bandwidth");
  }

  @Test
  void fewerImagesThanFoldsCannotBeCrossValidated() {
    assertThatThrownBy(() -> TestingFactories.of("kde", "{folds: 30}").fit(line(), 1))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("30 folds needs as many training images, there are 20");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BandwidthGrid(2, 1, 0))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContaining("to must be at least 'from'")
        .hasMessageContaining("count must be between 1 and 1000");
    assertThatThrownBy(() -> TestingFactories.of("kde", "{bandwidth: 0, folds: 1}"))
        .hasMessageContaining("bandwidth: must be above 0, was 0")
        .hasMessageContaining("folds: must be at least 2, was 1");
  }

  private static Map<String, Double> metrics(String yaml) {
    Map<String, Double> metrics = new HashMap<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void metric(String name, double value, long step) {
            metrics.put(name, value);
          }
        };
    ImageBatch images = line();
    ((Detector) TestingFactories.of("kde", yaml).create())
        .fit(
            new TrainingNormals(images, images.slice(0, 0)), new FitContext(new Seeds(1), listener))
        .close();
    return metrics;
  }

  private static ImageBatch line() {
    float[] pixels = new float[20];
    for (int i = 0; i < 20; i++) {
      pixels[i] = (i * 7 % 20) / 20f;
    }
    return ImageBatch.wrap(new ImageShape(1, 1, 1), pixels);
  }
}
