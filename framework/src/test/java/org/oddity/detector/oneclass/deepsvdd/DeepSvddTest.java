package org.oddity.detector.oneclass.deepsvdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.oddity.backbone.Backbone;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.evaluation.RocCurve;
import org.oddity.nn.Network;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.training.CheckpointStore;

class DeepSvddTest {
  private static final ImageBatch NORMALS = TestingImages.stripes(TestingSvdd.SHAPE, 48, 1);
  private static final ImageBatch HELD_OUT = TestingImages.stripes(TestingSvdd.SHAPE, 12, 2);
  private static final LabelledImages TEST =
      TestingImages.labelled(
          TestingImages.stripes(TestingSvdd.SHAPE, 30, 3),
          TestingImages.noise(TestingSvdd.SHAPE, 30, 4));

  private static final String SHORT =
      """
      objective: %s
      pre-training: {epochs: 3, batch-size: 16, optimiser: {kind: adam, learning-rate: 0.001}, checkpoint: {kind: epochs, every: 1}}
      training: {epochs: 4, batch-size: 16, optimiser: {kind: adam, learning-rate: 0.001}, checkpoint: {kind: epochs, every: 1}}
      """;

  private static FittedDetector fit(
      String yaml, Backbone backbone, TestingSvdd.Listener listener, CheckpointStore store) {
    DeepSvddDetector detector =
        new DeepSvddDetector(
            TestingSvdd.options(yaml),
            TestingFactories.bound(Preprocessing.class),
            backbone,
            TestingSvdd.ENGINE);
    return detector.fit(
        new TrainingNormals(NORMALS, HELD_OUT), new FitContext(new Seeds(5), listener, store));
  }

  private static double[] scores(
      String yaml, TestingSvdd.Listener listener, CheckpointStore store) {
    try (FittedDetector fitted = fit(yaml, TestingSvdd.backbone(), listener, store)) {
      return fitted.score(TEST.images()).values();
    }
  }

  @Test
  void separatesNoiseFromStripesAndTellsOfBothPhases() {
    TestingSvdd.Listener listener = new TestingSvdd.Listener();
    double[] scores = scores(SHORT.formatted("one-class"), listener, CheckpointStore.NONE);
    assertThat(RocCurve.of(scores, TEST.anomalous()).area()).isCloseTo(1, within(0.01));
    assertThat(listener.metrics)
        .containsKeys(
            "pre-training/loss",
            "pre-training/validation-loss",
            "svdd/loss",
            "svdd/validation-loss",
            "svdd/learning-rate",
            "distance-before",
            "output-spread-kept");
    assertThat(listener.metrics.get("pre-training/loss")).hasSize(3);
    assertThat(listener.metrics.get("svdd/loss")).hasSize(4);
    assertThat(listener.metrics).containsKey("distance-after");
    Map<Long, Double> losses = listener.metrics.get("svdd/loss");
    assertThat(losses.get(4L)).isLessThan(0.7 * losses.get(1L));
    assertThat(listener.last("output-spread-kept")).isGreaterThan(CollapseGuard.SUSPICIOUS);
    assertThat(listener.last("collapse-suspected")).isZero();
    assertThat(listener.last("radius")).isZero();
  }

  @Test
  void aSoftBoundaryTakesTheSquaredRadiusOffTheScores() {
    String soft = "{kind: soft-boundary, nu: 0.2, warm-up-epochs: 2}";
    TestingSvdd.Listener listener = new TestingSvdd.Listener();
    DeepSvddOptions options = TestingSvdd.options(SHORT.formatted(soft));
    assertThat(options.objective()).isEqualTo(new SvddObjective.SoftBoundary(0.2, 2));
    try (FittedDetector fitted =
        fit(SHORT.formatted(soft), TestingSvdd.backbone(), listener, CheckpointStore.NONE)) {
      double radius = listener.last("radius");
      assertThat(radius).isPositive();
      assertThat(listener.metrics.get("svdd/radius").get(1L)).isZero();
      assertThat(listener.metrics.get("svdd/radius").get(4L)).isPositive();
      NamedArrays.Builder flat = NamedArrays.builder();
      fitted
          .state()
          .asMap()
          .forEach(
              (name, array) -> {
                if (array instanceof float[] floats) {
                  flat.put(name, floats);
                } else if (array instanceof int[] ints) {
                  flat.put(name, ints);
                } else {
                  flat.put(name, name.equals("radius") ? new double[] {0} : (double[]) array);
                }
              });
      try (FittedDetector restored = restore(options, flat.build())) {
        double[] surface = fitted.score(TEST.images()).values();
        double[] centre = restored.score(TEST.images()).values();
        for (int i = 0; i < centre.length; i++) {
          assertThat(surface[i]).isCloseTo(centre[i] - radius * radius, within(1e-12));
        }
      }
    }
  }

  private static FittedDetector restore(DeepSvddOptions options, NamedArrays state) {
    return FittedDeepSvdd.restore(
        state,
        TestingFactories.bound(Preprocessing.class)
            .restore(options.preprocess(), state.scope("preprocess")),
        Network.initialise(
            TestingSvdd.ENGINE.kernels(),
            TestingSvdd.backbone().encoder(TestingSvdd.SHAPE),
            Shape.of(12, 12, 1),
            new RandomStream(9)));
  }

  @Test
  void aFitStoppedInEitherPhaseGoesOnToTheSameBits() {
    String soft = SHORT.formatted("{kind: soft-boundary, warm-up-epochs: 1}");
    double[] whole = scores(soft, new TestingSvdd.Listener(), CheckpointStore.NONE);
    CheckpointStore store = new TestingSvdd.Store();
    for (String stop : new String[] {"pre-training/loss 3", "svdd/loss 2", "svdd/loss 4"}) {
      assertThatThrownBy(() -> scores(soft, new TestingSvdd.Listener(stop), store))
          .isInstanceOf(CancellationException.class);
    }
    TestingSvdd.Listener last = new TestingSvdd.Listener();
    assertThat(scores(soft, last, store)).isEqualTo(whole);
    assertThat(last.metrics.get("svdd/loss")).containsOnlyKeys(4L);
  }

  @Test
  void worksWithoutPreTrainingAndWithoutHeldOutImages() {
    DeepSvddOptions options =
        TestingSvdd.options("{pre-training: null, training: {epochs: 2, batch-size: 16}}");
    DeepSvddDetector detector =
        new DeepSvddDetector(
            options,
            TestingFactories.bound(Preprocessing.class),
            TestingSvdd.backbone(),
            TestingSvdd.ENGINE);
    TrainingNormals normals = new TrainingNormals(NORMALS, NORMALS.slice(0, 0));
    try (FittedDetector fitted = detector.fit(normals, FitContext.of(1))) {
      assertThat(fitted.score(TEST.images()).defect()).isEmpty();
    }
  }

  private static final String STEEP =
      """
      pre-training: null
      training:
        epochs: 60
        batch-size: 24
        optimiser: {kind: sgd, learning-rate: 0.1}
      """;

  @Test
  void aNetworkWithAShiftCollapsesAndTheCellFailsWithThatAsItsReason() {
    TestingSvdd.Listener listener = new TestingSvdd.Listener();
    assertThatThrownBy(
            () -> fit(STEEP, TestingSvdd.normalised(true), listener, CheckpointStore.NONE).close())
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageStartingWith("hypersphere collapse: normal images and their negatives");
    assertThat(listener.last("collapse-suspected")).isEqualTo(1);
    assertThat(listener.last("output-spread-kept")).isLessThan(CollapseGuard.LOST);
  }

  @Test
  void theSameNetworkWithoutAShiftDoesNotCollapse() {
    TestingSvdd.Listener listener = new TestingSvdd.Listener();
    fit(STEEP, TestingSvdd.normalised(false), listener, CheckpointStore.NONE).close();
    assertThat(listener.last("output-spread-kept")).isGreaterThan(0.1);
  }

  @Test
  void anEncoderThatAnswersTheSameToAllImagesIsRefusedBeforeTraining() {
    assertThatThrownBy(() -> new CollapseGuard(dead(), HELD_OUT))
        .isInstanceOf(DetectorFailedException.class)
        .hasMessageStartingWith("hypersphere collapse before training");
  }

  private static NetworkOutputs dead() {
    Network network =
        Network.initialise(
            TestingSvdd.ENGINE.kernels(),
            Sequential.of(new Flatten(), Dense.of(4).withoutBias()),
            Shape.of(12, 12, 1),
            new RandomStream(1));
    network.restore(NamedArrays.builder().put("dense-1.weights", new float[12 * 12 * 4]).build());
    return new NetworkOutputs(network);
  }

  @Test
  void theRadiusIsTheInterpolatedQuantileOfDistances() {
    // distances 1 2 3 4 5: 0.75 · 4 = place 3, 0.9 · 4 = place 3.6
    assertThat(Hypersphere.radius(0.25, 9, 1, 25, 4, 16)).isEqualTo(4);
    assertThat(Hypersphere.radius(0.1, 9, 1, 25, 4, 16)).isCloseTo(4.6, within(1e-12));
    assertThat(Hypersphere.radius(0.1, 2.25)).isEqualTo(1.5);
  }

  @Test
  void componentsOfTheCentreKeepAwayFromZeroOnTheirSide() {
    assertThat(Hypersphere.awayFromZero(0.04)).isEqualTo(0.1);
    assertThat(Hypersphere.awayFromZero(-0.04)).isEqualTo(-0.1);
    assertThat(Hypersphere.awayFromZero(0)).isEqualTo(0.1);
    assertThat(Hypersphere.awayFromZero(-0.3)).isEqualTo(-0.3);
    assertThat(Hypersphere.awayFromZero(0.1)).isEqualTo(0.1);
  }

  @Test
  void distancesAndSpreadAreThoseComputedByHand() {
    assertThat(Hypersphere.squaredDistances(new float[] {1, 2, 0, 0}, new float[] {0, 1}))
        .containsExactly(2, 1);
    assertThat(CollapseGuard.spread(new float[] {1, 2, 3, 2}, 2)).isEqualTo(1);
  }

  @Test
  void saysWhatDoesNotFitBeforeAnythingRuns() {
    assertThat(TestingFactories.of("deep-svdd", "{}").conflicts(new ImageShape(28, 30, 1)))
        .anyMatch(text -> text.contains("28x30") || text.contains("28×30"));
    assertThat(
            TestingFactories.of("deep-svdd", "{preprocess: [pca]}")
                .conflicts(new ImageShape(28, 28, 1)))
        .containsExactly(
            "preprocess: a network needs pixels as they lie: gcn, min-max, standardise");
  }
}
