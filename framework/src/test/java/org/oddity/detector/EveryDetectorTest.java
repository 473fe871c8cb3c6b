package org.oddity.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.OddityModule;
import org.oddity.config.ConfigNode;
import org.oddity.config.OptionDescription;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.Paper;
import org.oddity.core.Place;
import org.oddity.data.split.LabelledImages;
import org.oddity.evaluation.RocCurve;
import org.oddity.experiment.Registry;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.explanation.LayerChoice;
import org.oddity.nn.NetworkLayers;

/** What every detector must do that is bound by name, whoever wrote it. */
class EveryDetectorTest {
  /** Detectors that do not look at the image, hence cannot separate anything. */
  private static final Set<String> BLIND = Set.of("random");

  /**
   * Detectors whose score the few steps of this test cannot make any good. ALOCC's discriminator
   * calls everything that a reconstructor makes a reconstruction until that has learned its trade:
   * areas of 0.04 after the 12 epochs of this test and 0.67 after 150. {@code AloccTest} has more.
   */
  private static final Set<String> SLOW = Set.of("alocc");

  /** Yardsticks that no paper proposes. */
  private static final Set<String> TRIVIAL = Set.of("random", "by-label");

  /** Told by users; no publication is known. */
  private static final Set<String> UNPUBLISHED = Set.of("attention-mask-gan");

  /** On bare pixels the isolation forest reaches 0.85 to 0.94, scikit-learn's too. */
  private static final double ON_PIXELS = 0.8;

  /**
   * Epochs to separate by, where those of {@link SmallNetworks} are too few: a score that compares
   * two encoders' codes means nothing before both have learned. After 72 steps GANomaly's is the
   * wrong way round (AUC 0), after 180 it is the right one (1).
   */
  private static final Map<String, Integer> LONGER = Map.of("ganomaly", 40);

  private static final Registry REGISTRY =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule()).getInstance(Registry.class);

  private static final Map<String, DetectorFactory<?>> FACTORIES = REGISTRY.detectors();

  private static final LabelledImages TEST = TestingBlobs.labelled(60, 7);

  static Set<String> names() {
    return new TreeSet<>(FACTORIES.keySet());
  }

  @Test
  void detectorsAreBound() {
    assertThat(names()).contains("kde", "knn", "pca", "gaussian");
  }

  @ParameterizedTest
  @MethodSource("names")
  void separatesAnObviousAnomaly(String name) {
    if (!BLIND.contains(name) && !SLOW.contains(name)) {
      assertSeparates(Case.withDefaults(name).trainedFor(LONGER.get(name)), ON_PIXELS);
      assertSeparates(Case.ofConfig(name).trainedFor(LONGER.get(name)), 0.9);
    }
  }

  private static <O extends Record> void assertSeparates(Case<O> sample, double least) {
    try (FittedDetector fitted = sample.fit(3)) {
      double[] scores = fitted.score(TEST.images()).values();
      assertThat(RocCurve.of(scores, TEST.anomalous()).area())
          .as("area under the ROC curve with %s", sample.options)
          .isGreaterThanOrEqualTo(least);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameSeedGivesTheSameBits(String name) {
    Case<?> sample = Case.withDefaults(name);
    try (FittedDetector one = sample.fit(5);
        FittedDetector other = sample.fit(5)) {
      assertSameBits(one.score(TEST.images()).values(), other.score(TEST.images()).values());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aRestoredDetectorScoresToTheSameBits(String name) {
    assertRestores(Case.withDefaults(name));
    assertRestores(Case.ofConfig(name));
  }

  private static <O extends Record> void assertRestores(Case<O> sample) {
    try (FittedDetector fitted = sample.fit(5)) {
      NamedArrays saved = copy(fitted.state());
      try (FittedDetector restored = sample.factory.restore(sample.options, saved)) {
        assertSameBits(
            fitted.score(TEST.images()).values(), restored.score(TEST.images()).values());
        assertThat(restored.state().asMap().keySet()).isEqualTo(saved.asMap().keySet());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aScoreDependsOnItsOwnImageAlone(String name) {
    assertIndependent(Case.withDefaults(name));
    assertIndependent(Case.ofConfig(name));
  }

  private static void assertIndependent(Case<?> sample) {
    int count = TEST.images().count();
    int[] reversed = new int[count];
    Arrays.setAll(reversed, i -> count - 1 - i);
    try (FittedDetector fitted = sample.fit(5)) {
      double[] together = fitted.score(TEST.images()).values();
      double[] backwards = fitted.score(TEST.images().select(reversed)).values();
      for (int i = 0; i < count; i++) {
        assertThat(backwards[reversed[i]])
            .as("image %s in another order", i)
            .isEqualTo(together[i]);
      }
      for (int i = 0; i < count; i += 7) {
        double[] alone = fitted.score(TEST.images().slice(i, i + 1)).values();
        assertThat(alone[0]).as("image %s alone", i).isEqualTo(together[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDifferentiableScoreIsTheScoreAndHasItsGradients(String name) {
    assertDifferentiable(Case.withDefaults(name));
    assertDifferentiable(Case.ofConfig(name));
  }

  private static <O extends Record> void assertDifferentiable(Case<O> sample) {
    Optional<NetworkLayers> layers = sample.factory.layers(sample.options, TestingBlobs.SHAPE);
    try (FittedDetector fitted = sample.fit(5)) {
      Optional<DifferentiableScore> score = fitted.differentiable();
      assertThat(score.isPresent()).isEqualTo(layers.isPresent());
      assertThat(fitted instanceof ClassifyingDetector)
          .isEqualTo(sample.factory.namesClasses(sample.options));
      if (score.isPresent()) {
        List<String> names = layers.get().all().stream().map(NetworkLayers.Named::name).toList();
        assertThat(score.get().layers().all())
            .extracting(NetworkLayers.Named::name)
            .isEqualTo(names)
            .doesNotHaveDuplicates();
        ImageBatch images = TEST.images().slice(0, 4);
        TestingScoreGradients gradients = new TestingScoreGradients(score.get(), images);
        gradients.assertIs(fitted.score(images).values());
        gradients.assertGradientByPixels();
        gradients.assertGradientByLayer(names.get(0));
        gradients.assertGradientByLayer(defaultLayer(layers.get()));
      }
    }
  }

  private static String defaultLayer(NetworkLayers layers) {
    ConfigNode.Mapping defaults = ConfigNode.Mapping.empty(Place.of("defaults"));
    return new LayerChoice(layers)
        .of(RecordBinder.bindOrThrow(defaults, "", ExplanationOptions.class))
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("names")
  void scoresCanBeRankedAndImagesAreLeftAlone(String name) {
    ImageBatch images = TEST.images().slice(0, 10); // an oracle may know no others
    float[] before = images.pixels().clone();
    try (FittedDetector fitted = Case.ofConfig(name).fit(5)) {
      assertThat(fitted.score(images).defect()).isEmpty();
      assertThat(images.pixels()).isEqualTo(before);
      assertThat(fitted.score(images.slice(0, 0)).count()).isZero();
      assertOneLookGivesTheSame(fitted, images);
    }
  }

  private static void assertOneLookGivesTheSame(FittedDetector fitted, ImageBatch images) {
    if (fitted instanceof LocalisingDetector localising) {
      LocalisingDetector.Localised both = localising.scoreAndLocalise(images);
      List<AnomalyMap> maps = localising.localise(images);
      assertSameBits(both.scores().values(), fitted.score(images).values());
      for (int i = 0; i < images.count(); i++) {
        assertThat(both.maps().get(i).values()).isEqualTo(maps.get(i).values());
      }
      assertThat(localising.scoreAndLocalise(images.slice(0, 0)).maps()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void optionsAreDescribedAndHaveDefaults(String name) {
    DetectorFactory<?> factory = FACTORIES.get(name);
    for (var component : factory.optionsType().getRecordComponents()) {
      var option = component.getAnnotation(org.oddity.config.Option.class);
      assertThat(option).as("@Option of %s", component.getName()).isNotNull();
      assertThat(option.help()).isNotBlank();
    }
    assertThat(Case.withDefaults(name).options).isNotNull();
    for (OptionDescription row : OptionDescription.of(factory.optionsType())) {
      assertThat(row.help()).as("help of %s", row.key()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsAndWhereItComesFrom(String name) {
    DetectorFactory<?> factory = FACTORIES.get(name);
    assertThat(factory.summary()).isNotBlank().endsWith(".");
    assertThat(factory.revision()).isPositive();
    Paper paper = factory.getClass().getAnnotation(Paper.class);
    if (!TRIVIAL.contains(name) && !UNPUBLISHED.contains(name)) {
      assertThat(paper).as("@Paper of %s", name).isNotNull();
      assertThat(paper.year()).isBetween(1900, 2100);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void estimatesGrowWithTheWork(String name) {
    assertEstimates(Case.ofConfig(name));
  }

  private static <O extends Record> void assertEstimates(Case<O> sample) {
    ImageShape shape = new ImageShape(32, 32, 3);
    Estimate small = sample.factory.estimate(sample.options, new Workload(shape, 1000, 1000));
    Estimate large = sample.factory.estimate(sample.options, new Workload(shape, 2000, 8000));
    assertThat(small.operations()).isPositive().isFinite();
    assertThat(small.bytes()).isNotNegative().isFinite();
    assertThat(large.operations()).isGreaterThan(small.operations());
    assertThat(large.bytes()).isGreaterThanOrEqualTo(small.bytes());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aConfigAndALineOfTheGuideAreThere(String name) throws IOException {
    Path config = config(name);
    assertThat(config).exists();
    assertThat(Files.readString(config)).startsWith("# ");
    ConfigNode.Mapping mapping = YamlReader.readFile(config);
    assertThat(mapping.get("detector").orElseThrow().plain()).isEqualTo(name);
    assertFits(Case.ofConfig(name));
    String guide = Files.readString(home().resolve("docs/detectors.md"));
    assertThat(guide).contains("| `" + name + "` |");
  }

  private static <O extends Record> void assertFits(Case<O> sample) {
    for (ImageShape shape : List.of(new ImageShape(32, 32, 3), new ImageShape(28, 28, 1))) {
      assertThat(sample.factory.conflicts(sample.options, shape)).isEmpty();
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("oddity.home"));
  }

  private static Path config(String name) {
    return home().resolve("configs/detector").resolve(name + ".yaml");
  }

  private static void assertSameBits(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(Double.doubleToLongBits(found[i]))
          .as("score %s: %s and %s", i, found[i], expected[i])
          .isEqualTo(Double.doubleToLongBits(expected[i]));
    }
  }

  /** As if written to a file and read again. */
  private static NamedArrays copy(NamedArrays state) {
    NamedArrays.Builder copy = NamedArrays.builder();
    state
        .asMap()
        .forEach(
            (name, array) -> {
              if (array instanceof float[] floats) {
                copy.put(name, floats.clone());
              } else if (array instanceof double[] doubles) {
                copy.put(name, doubles.clone());
              } else if (array instanceof int[] ints) {
                copy.put(name, ints.clone());
              } else {
                copy.put(name, ((long[]) array).clone());
              }
            });
    return copy.build();
  }

  /** A detector with options, ready to be fitted whatever its kind. */
  private record Case<O extends Record>(
      DetectorFactory<O> factory, O options, ConfigNode.Mapping small) {

    static Case<?> withDefaults(String name) {
      return of(FACTORIES.get(name), ConfigNode.Mapping.empty(Place.of("defaults")));
    }

    static Case<?> ofConfig(String name) {
      return of(FACTORIES.get(name), YamlReader.readFile(config(name)).without("detector"));
    }

    private static <O extends Record> Case<O> of(
        DetectorFactory<O> factory, ConfigNode.Mapping mapping) {
      ConfigNode.Mapping small =
          SmallNetworks.of(mapping, factory.optionsType(), REGISTRY.backbones(), home());
      O options = RecordBinder.bindOrThrow(small, "", factory.optionsType());
      return new Case<>(factory, options, small);
    }

    /** Returns this with so many epochs; null for as many as it has. */
    Case<O> trainedFor(Integer epochs) {
      if (epochs == null) {
        return this;
      }
      ConfigNode.Mapping training = (ConfigNode.Mapping) small.get("training").orElseThrow();
      ConfigNode.Mapping longer =
          small.with("training", training.with("epochs", ConfigNode.of(epochs, training.place())));
      O trained = RecordBinder.bindOrThrow(longer, "", factory.optionsType());
      return new Case<>(factory, trained, longer);
    }

    FittedDetector fit(long seed) {
      AnomalyDetector detector = factory.create(options);
      FitContext context = FitContext.of(seed);
      if (detector instanceof Detector oneClass) {
        return oneClass.fit(TestingBlobs.normals(), context);
      }
      if (detector instanceof OracleDetector oracle) {
        double share = oracle.peek().share();
        // Whole pairs of a normal and an anomaly, as a stratified draw would give.
        int peeked = (int) Math.ceil(TEST.images().count() * share / 2) * 2;
        return oracle.fit(TestingBlobs.normals(), first(TEST, peeked), context);
      }
      SupervisedDetector supervised = (SupervisedDetector) detector;
      return supervised.fit(TestingBlobs.labelled(80, 21), TestingBlobs.labelled(20, 31), context);
    }

    private static LabelledImages first(LabelledImages images, int count) {
      return new LabelledImages(
          images.images().slice(0, count), Arrays.copyOf(images.anomalous(), count));
    }
  }
}
