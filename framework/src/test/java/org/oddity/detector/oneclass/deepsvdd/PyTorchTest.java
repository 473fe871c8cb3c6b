package org.oddity.detector.oneclass.deepsvdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingReference;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.tensor.Shape;
import org.oddity.training.CheckpointStore;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingContext;
import org.oddity.training.TrainingLoop;
import org.oddity.training.TrainingOptions;

/** What {@code deep_svdd.py} computed with PyTorch in double, against floats here. */
class PyTorchTest {
  private static final Map<String, double[]> REFERENCE = read();

  private static final DeepSvddOptions OPTIONS =
      TestingSvdd.options(
          """
          pre-training:
            epochs: 20
            optimiser: {kind: adam, learning-rate: 0.001, weight-decay: 5e-4}
          training:
            epochs: 20
            optimiser: {kind: adam, learning-rate: 0.001, weight-decay: 5e-7}
            schedule: {kind: step, milestones: [15]}
          """);

  private final Network encoder =
      network(
          TestingSvdd.backbone().encoder(TestingSvdd.SHAPE),
          NetworkOutputs.inputShape(TestingSvdd.SHAPE));

  private static Map<String, double[]> read() {
    Map<String, double[]> numbers = new HashMap<>();
    try (TestingReference file = new TestingReference(PyTorchTest.class, "deep-svdd.txt")) {
      while (file.hasNext()) {
        numbers.put(file.word(), file.numbers(file.whole()));
      }
    }
    return numbers;
  }

  private static float[] floats(String name) {
    double[] numbers = REFERENCE.get(name);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static ImageBatch images(String name) {
    return ImageBatch.wrap(TestingSvdd.SHAPE, floats(name));
  }

  private static Network network(Layer layer, Shape input) {
    return Network.initialise(TestingSvdd.ENGINE.kernels(), layer, input, new RandomStream(1));
  }

  private void startEncoder() {
    encoder.restore(
        NamedArrays.builder()
            .put("convolution-1.weights", floats("convolution"))
            .put("batch-norm-1.running-mean", floats("running-mean"))
            .put("batch-norm-1.running-variance", floats("running-variance"))
            .put("dense-1.weights", floats("dense"))
            .build());
  }

  private static Preprocessing.Fit preprocessing() {
    return TestingFactories.bound(Preprocessing.class).fit(OPTIONS.preprocess(), images("images"));
  }

  private static List<Double> train(
      Trainee trainee, TrainingOptions options, TestingSvdd.Listener listener) {
    TrainingContext silent = TrainingContext.of(1);
    TrainingContext context =
        new TrainingContext(silent.phase(), silent.seeds(), listener, CheckpointStore.NONE);
    ImageBatch images = images("prepared");
    new TrainingLoop(options, context).run(trainee, images, images.slice(0, 0));
    return List.copyOf(listener.metrics.get("training/loss").values());
  }

  private static void assertClose(Iterable<Double> found, String name, double relative) {
    double[] expected = REFERENCE.get(name);
    int i = 0;
    for (double each : found) {
      assertThat(each)
          .as("%s %s", name, i)
          .isCloseTo(expected[i], within(relative * Math.max(Math.abs(expected[i]), 0.1)));
      i++;
    }
    assertThat(i).isEqualTo(expected.length);
  }

  private static List<Double> list(float... values) {
    Double[] list = new Double[values.length];
    for (int i = 0; i < list.length; i++) {
      list[i] = (double) values[i];
    }
    return List.of(list);
  }

  @Test
  void imagesArePreparedAlike() {
    assertClose(list(preprocessing().features().values()), "prepared", 1e-5);
  }

  private void preTrain(TestingSvdd.Listener listener) {
    startEncoder();
    Network decoder = network(TestingSvdd.backbone().decoder(TestingSvdd.SHAPE), Shape.of(8));
    decoder.restore(
        NamedArrays.builder()
            .put("transposed-convolution-1.weights", floats("back"))
            .put("batch-norm-1.running-mean", new float[3])
            .put("batch-norm-1.running-variance", new float[] {1, 1, 1})
            .put("transposed-convolution-2.weights", floats("last"))
            .build());
    TrainingOptions options = OPTIONS.preTraining().orElseThrow();
    train(new Autoencoding(options, encoder, decoder, 1), options, listener);
  }

  @Test
  void preTrainingLosesAlikeAndLeadsToTheSameCentre() {
    TestingSvdd.Listener listener = new TestingSvdd.Listener();
    preTrain(listener);
    assertClose(listener.metrics.get("training/loss").values(), "pre-training-losses", 1e-4);
    float[] centre = Hypersphere.centre(new NetworkOutputs(encoder), images("prepared"));
    assertClose(list(centre), "centre", 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-class", "soft-boundary"})
  void trainingLosesAndScoresAlike(String objective) {
    preTrain(new TestingSvdd.Listener());
    DeepSvddOptions options =
        new DeepSvddOptions(
            OPTIONS.backbone(),
            objective.equals("one-class")
                ? new SvddObjective.OneClass()
                : new SvddObjective.SoftBoundary(0.25, 5),
            OPTIONS.preprocess(),
            OPTIONS.preTraining(),
            OPTIONS.training());
    float[] centre = floats("centre");
    Svdd svdd = new Svdd(options, encoder, centre, 1);
    List<Double> losses = train(svdd, options.training(), new TestingSvdd.Listener());
    assertClose(losses, objective + "-losses", 1e-3);
    double[] radii = REFERENCE.get("radii");
    assertThat(svdd.radius())
        .isCloseTo(objective.equals("one-class") ? 0 : radii[radii.length - 1], within(1e-3));
    FittedPreprocessing before = preprocessing().preprocessing();
    try (FittedDeepSvdd fitted =
        new FittedDeepSvdd(TestingSvdd.SHAPE, before, encoder, centre, svdd.radius())) {
      double[] scores = fitted.score(images("test-images")).values();
      assertClose(Arrays.stream(scores).boxed().toList(), objective + "-scores", 2e-3);
    }
  }
}
