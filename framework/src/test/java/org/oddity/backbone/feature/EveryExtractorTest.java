package org.oddity.backbone.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.OddityModule;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.backbone.FeatureLayer;
import org.oddity.config.Option;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Paper;
import org.oddity.core.RandomStream;
import org.oddity.data.DataHome;
import org.oddity.experiment.Registry;

/** What every network must do that was trained elsewhere, whoever wrote it. */
class EveryExtractorTest {
  private static final Injector INJECTOR =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule());
  private static final Map<String, BackboneFactory<?>> FACTORIES =
      INJECTOR.getInstance(Registry.class).backbones();
  private static final FeatureExtractors EXTRACTORS = INJECTOR.getInstance(FeatureExtractors.class);
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));
  private static final ImageShape SMALL = new ImageShape(20, 20, 3);

  static Set<String> names() {
    return new TreeSet<>(new Backbones(FACTORIES).extractors());
  }

  /** Options that need no files and little time. */
  private static BackboneChoice choice(String name) {
    if (name.equals("imported")) {
      Path file =
          HOME.resolve("framework/src/test/resources/org/oddity/backbone/imported/keras-graph.h5");
      return new BackboneChoice(name, Map.of("file", file.toString(), "input-size", 12));
    }
    return new BackboneChoice(name, Map.of("weights", "random", "input-size", 32));
  }

  private static List<String> all(String name) {
    return EXTRACTORS.layers(choice(name), SMALL, List.of()).stream()
        .map(FeatureLayer::name)
        .toList();
  }

  private static ImageBatch images(int count, ImageShape shape) {
    return ImageBatch.wrap(shape, new RandomStream(5).uniform(count * shape.size(), 0, 1));
  }

  @Test
  void extractorsAreBound() {
    assertThat(names())
        .contains(
            "resnet18",
            "resnet34",
            "resnet50",
            "wide-resnet50-2",
            "torchvision-vgg11",
            "torchvision-vgg11-bn",
            "torchvision-vgg16",
            "torchvision-vgg16-bn",
            "mobilenet-v2",
            "imported");
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsAndWhereItComesFrom(String name) throws IOException {
    BackboneFactory<?> factory = FACTORIES.get(name);
    assertThat(factory.summary()).isNotBlank().endsWith(".");
    if (!name.equals("imported")) {
      Paper paper = factory.getClass().getAnnotation(Paper.class);
      assertThat(paper).as("@Paper of %s", name).isNotNull();
      assertThat(paper.year()).isBetween(2012, 2030);
      assertThat(HOME.resolve("configs/backbone/" + name + ".yaml"))
          .content()
          .containsPattern("(?m)^backbone: " + name + "$");
    }
    for (var component : factory.optionsType().getRecordComponents()) {
      assertThat(component.getAnnotation(Option.class))
          .as("@Option of %s", component.getName())
          .isNotNull();
    }
    assertThat(Files.readString(HOME.resolve("docs/backbones.md"))).contains("| `" + name + "` |");
  }

  @ParameterizedTest
  @MethodSource("names")
  void givesEveryLayerOfTheShapeItPromises(String name) {
    List<String> layers = all(name);
    try (FeatureExtractor extractor = EXTRACTORS.open(choice(name), SMALL, layers)) {
      assertThat(extractor.layers())
          .isEqualTo(EXTRACTORS.layers(choice(name), SMALL, layers))
          .isEqualTo(EXTRACTORS.layers(choice(name), SMALL, List.of()));
      Map<String, FeatureMap> features = extractor.extract(images(2, SMALL));
      assertThat(features.keySet()).containsExactlyElementsOf(layers);
      features
          .values()
          .forEach(
              map -> {
                assertThat(map.values()).hasSize(2 * map.layer().size());
                for (float value : map.values()) {
                  assertThat(value).isFinite();
                }
              });
    }
    assertThat(EXTRACTORS.cost(choice(name), SMALL, layers).multiplications()).isPositive();
  }

  /** A score may not depend on the batch that its image sits in, nor on its place there. */
  @ParameterizedTest
  @MethodSource("names")
  void anImageGivesTheSameBitsInAnyBatch(String name) {
    List<String> layers = all(name);
    String last = layers.get(layers.size() - 1);
    // More than one batch of the smallest network; the others need not compute as much.
    int count = name.equals("resnet18") ? 130 : 3;
    ImageBatch images = images(count, SMALL);
    try (FeatureExtractor extractor = EXTRACTORS.open(choice(name), SMALL, List.of(last))) {
      FeatureMap together = extractor.extract(images).get(last);
      FeatureMap alone = extractor.extract(images.slice(count - 1, count)).get(last);
      int size = together.layer().size();
      assertThat(alone.values())
          .isEqualTo(Arrays.copyOfRange(together.values(), (count - 1) * size, count * size));
      float[] pieces = new float[together.values().length];
      extractor.forEach(
          images,
          (first, some) ->
              System.arraycopy(
                  some.get(last).values(),
                  0,
                  pieces,
                  first * size,
                  some.get(last).values().length));
      assertThat(pieces).isEqualTo(together.values());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void pooledFeaturesAreTheMeansOfPlaces(String name) {
    List<String> layers = all(name);
    String middle = layers.get(layers.size() / 2);
    String last = layers.get(layers.size() - 1);
    List<String> asked = List.of(middle, middle + ".pool", last, last + ".pool");
    try (FeatureExtractor extractor = EXTRACTORS.open(choice(name), SMALL, asked)) {
      Map<String, FeatureMap> features = extractor.extract(images(3, SMALL));
      for (String layer : List.of(middle, last)) {
        assertPooled(features.get(layer), features.get(layer + ".pool"));
      }
    }
  }

  private static void assertPooled(FeatureMap map, FeatureMap pooled) {
    int channels = map.layer().channels();
    int places = map.layer().height() * map.layer().width();
    assertThat(pooled.layer())
        .isEqualTo(new FeatureLayer(map.layer().name() + ".pool", 1, 1, channels));
    for (int image = 0; image < map.count(); image++) {
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int place = 0; place < places; place++) {
          sum += map.places().get(image * places + place, channel);
        }
        assertThat((double) pooled.images().get(image, channel))
            .isCloseTo(sum / places, within(1e-5 * (1 + Math.abs(sum))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsTheSameAgainAfterItWasRestored(String name) {
    List<String> layers = List.of(all(name).get(all(name).size() / 2));
    ImageBatch images = images(2, SMALL);
    try (FeatureExtractor one = EXTRACTORS.open(choice(name), SMALL, layers);
        FeatureExtractor other = EXTRACTORS.restore(choice(name), layers, one.state())) {
      assertThat(other.extract(images).get(layers.get(0)).values())
          .isEqualTo(one.extract(images).get(layers.get(0)).values());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void greyAndOblongImagesAreTaken(String name) {
    ImageShape grey = new ImageShape(18, 27, 1);
    BackboneChoice choice = choice(name);
    List<String> first = List.of(all(name).get(0));
    assertThat(EXTRACTORS.conflicts(choice, grey, first)).isEmpty();
    try (FeatureExtractor extractor = EXTRACTORS.open(choice, grey, first)) {
      FeatureLayer layer = extractor.layers().get(0);
      assertThat(layer.width()).isGreaterThan(layer.height());
      assertThat(extractor.extract(images(1, grey)).get(first.get(0)).count()).isEqualTo(1);
      assertThatThrownBy(() -> extractor.extract(images(1, SMALL)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("opened for images of 18x27x1, not 20x20x3");
    }
    assertThat(EXTRACTORS.conflicts(choice, new ImageShape(20, 20, 2), first))
        .singleElement()
        .asString()
        .startsWith("backbone '" + name + "': takes images in grey or colour, not 20x20x2");
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsNoPartToTrain(String name) {
    assertThat(new Backbones(FACTORIES).conflicts(choice(name), SMALL, BackbonePart.ENCODER))
        .singleElement()
        .asString()
        .startsWith("backbone '" + name + "' has no encoder: it was trained elsewhere")
        .contains("'dcgan'");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(EXTRACTORS.conflicts(choice("resnet18"), SMALL, List.of("layer5", "layer2")))
        .singleElement()
        .asString()
        .startsWith("backbone 'resnet18': has no layer 'layer5'. Did you mean 'layer1'?");
    assertThat(EXTRACTORS.conflicts(BackboneChoice.of("dcgan"), SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("was not trained elsewhere, so there is nothing to extract")
        .contains("'resnet18'");
    assertThatThrownBy(() -> EXTRACTORS.layers(BackboneChoice.of("dcgan"), SMALL, List.of()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void missingWeightsAreSaidWithTheLineThatGetsThem(@TempDir Path empty) {
    FeatureExtractors extractors =
        new FeatureExtractors(new Backbones(FACTORIES), () -> new DataHome(empty));
    Map<String, String> helps = new LinkedHashMap<>();
    helps.put("resnet18", "'oddity data fetch weights/resnet18' gets them");
    helps.put("mobilenet-v2", "docs/backbones.md has the line that makes the file");
    helps.forEach(
        (name, help) ->
            assertThat(
                    extractors.conflicts(BackboneChoice.of(name), SMALL, List.of(all(name).get(0))))
                .singleElement()
                .asString()
                .startsWith("backbone '" + name + "': its ImageNet weights are not there")
                .contains(empty.resolve("weights").toString())
                .contains(help)
                .contains("'weights: random' does without"));
    BackboneChoice file = new BackboneChoice("resnet18", Map.of("weights", "none.safetensors"));
    assertThat(extractors.conflicts(file, SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("there are no weights in " + empty.resolve("none.safetensors"));
    assertThatThrownBy(() -> extractors.open(file, SMALL, List.of("layer1")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void onceClosedItAnswersNoMore() {
    FeatureExtractor extractor = EXTRACTORS.open(choice("resnet18"), SMALL, List.of("layer1"));
    extractor.close();
    assertThatThrownBy(() -> extractor.extract(images(1, SMALL)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
