package org.oddity.detector.pretrained.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.Seeds;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.pretrained.HeapBudget;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** On a network of random weights, which needs no file. */
class PatchcoreTest {
  private static final String BACKBONE =
      "backbone: {kind: resnet18, weights: random, input-size: 32}";
  private static final int CHANNELS = 384;
  private static final LabelledImages TEST = TestingBlobs.labelled(8, 3);
  private static final double ENOUGH = 1e9;

  /** The projections of 96 images of 16 patches, and a tenth of the patches, take 1.1 MB. */
  private static final double SCARCE = 2e6;

  @Test
  void takesLongerButGivesTheSameBitsWhereMemoryIsScarce() {
    double all = 1536.0 * CHANNELS * Float.BYTES;
    assertThat(new HeapBudget(ENOUGH).affords(all)).isTrue();
    assertThat(new HeapBudget(SCARCE).affords(all)).isFalse();
    try (FittedDetector ample = fit("", ENOUGH);
        FittedDetector scarce = fit("", SCARCE)) {
      assertThat(scarce.state().floats("bank")).containsExactly(ample.state().floats("bank"));
      assertThat(scarce.state().ints("size")).containsExactly(153, 384);
    }
  }

  @Test
  void refusesWhatTheHeapCannotHold() {
    assertThatThrownBy(() -> fit("", 1e5))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageContaining("a bank of 153 of 1536 patches of 384 numbers")
        .hasMessageContaining("runner.memory");
  }

  /** Each number of a patch is off by at most 1/2048, hence a distance by that of its length. */
  @Test
  void halvesScoreAlmostAlike() {
    try (FittedDetector whole = fit("", ENOUGH);
        FittedDetector halves = fit(", bank: float16", ENOUGH)) {
      double[] expected = whole.score(TEST.images()).values();
      double[] found = halves.score(TEST.images()).values();
      double longest = longestPatch(whole.state().floats("bank"), 384);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i]).isCloseTo(expected[i], within(longest / 2048));
      }
      assertThat(halves.state().ints("bank")).hasSize(153 * 384 / 2);
    }
  }

  private static double longestPatch(float[] bank, int channels) {
    double longest = 0;
    for (int i = 0; i < bank.length; i += channels) {
      double sum = 0;
      for (int j = i; j < i + channels; j++) {
        sum += (double) bank[j] * bank[j];
      }
      longest = Math.max(longest, Math.sqrt(sum));
    }
    return longest;
  }

  /** Equation 7 of the paper, by comparing with all kept patches. */
  @Test
  void reweightsByTheNeighboursOfTheNearestKeptPatch() {
    PatchcoreOptions options =
        TestingFactories.options("{" + BACKBONE + "}", PatchcoreOptions.class);
    try (FittedDetector weighed = fit(", reweighting: {neighbours: 5}", ENOUGH);
        FeatureExtractor extractor =
            TestingFactories.bound(FeatureExtractors.class)
                .open(options.backbone(), TEST.images().shape(), options.layers())) {
      Matrix bank = Matrix.ofColumns(CHANNELS, weighed.state().floats("bank"));
      PatchGrid grid =
          PatchcoreFactory.grid(
              options, extractor.layers(), TestingFactories.bound(Parallelism.class));
      Matrix patches = grid.of(extractor.extract(TEST.images()));
      double[] found = weighed.score(TEST.images()).values();
      for (int i = 0; i < found.length; i++) {
        double expected = reweighted(i * grid.places(), grid.places(), patches, bank);
        assertThat(found[i]).isCloseTo(expected, within(1e-9 * expected));
      }
    }
  }

  private static double reweighted(int start, int places, Matrix patches, Matrix bank) {
    float[] worst = patches.row(start);
    int nearest = rising(worst, bank)[0];
    double greatest = 0;
    for (int place = start; place < start + places; place++) {
      int kept = rising(patches.row(place), bank)[0];
      double distance = distance(patches.row(place), bank.row(kept));
      if (distance > greatest) {
        greatest = distance;
        worst = patches.row(place);
        nearest = kept;
      }
    }
    double sum = 0;
    for (int neighbour : Arrays.copyOf(rising(bank.row(nearest), bank), 5)) {
      sum += Math.exp(distance(worst, bank.row(neighbour)));
    }
    return (1 - Math.exp(greatest) / sum) * greatest;
  }

  private static int[] rising(float[] from, Matrix bank) {
    return IntStream.range(0, bank.rows())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> distance(from, bank.row(row))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double distance(float[] one, float... other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow((double) one[i] - other[i], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void anImageItHasSeenScoresNothingWhereAllPatchesAreKept() {
    ImageBatch images = TestingBlobs.normals().training();
    try (FittedDetector all = fit(", coreset: 1", ENOUGH)) {
      assertThat(all.score(images).values()).containsOnly(0);
      assertThat(all.state().ints("size")).containsExactly(1536, 384);
    }
  }

  @Test
  void mapsAreOfTheImageAndRiseWhereTheBlobIs() {
    try (FittedDetector fitted = fit("", ENOUGH)) {
      var maps = ((LocalisingDetector) fitted).localise(TEST.images());
      assertThat(maps).hasSize(8);
      for (int i = 0; i < 8; i += 2) {
        AnomalyMap normal = maps.get(i);
        assertThat(normal.height()).isEqualTo(16);
        assertThat(greatest(maps.get(i + 1))).isGreaterThan(greatest(normal));
      }
    }
  }

  private static double greatest(AnomalyMap map) {
    double greatest = 0;
    for (float value : map.values()) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  @Test
  void tellsHowManyPatchesItKept() {
    Map<String, Double> metrics = new HashMap<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void metric(String key, double value, long step) {
            metrics.put(key, value);
          }
        };
    detector("", ENOUGH)
        .fit(TestingBlobs.normals(), new FitContext(new Seeds(1), listener))
        .close();
    assertThat(metrics).containsEntry("patches", 1536.0).containsEntry("bank-patches", 153.0);
  }

  @Test
  void anotherSeedKeepsOtherPatches() {
    try (FittedDetector one = fit("", ENOUGH);
        FittedDetector other = detector("", ENOUGH).fit(TestingBlobs.normals(), FitContext.of(2))) {
      assertThat(Arrays.equals(one.state().floats("bank"), other.state().floats("bank"))).isFalse();
    }
  }

  private static FittedDetector fit(String more, double bytes) {
    return detector(more, bytes).fit(TestingBlobs.normals(), FitContext.of(1));
  }

  private static PatchcoreDetector detector(String more, double bytes) {
    return new PatchcoreDetector(
        TestingFactories.options("{" + BACKBONE + more + "}", PatchcoreOptions.class),
        TestingFactories.bound(FeatureExtractors.class),
        TestingFactories.bound(LinearAlgebra.class),
        TestingFactories.bound(Parallelism.class),
        new HeapBudget(bytes));
  }
}
