package org.oddity.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.config.ConfigNode;
import org.oddity.config.OptionDescription;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageBatch;
import org.oddity.data.coco.TestingCoco;

/** What every bound dataset promises, on files in its publisher's layout. */
class EveryDatasetTest {
  private static final Map<String, DatasetFactory<?>> FACTORIES = TestingDatasets.factories();
  private static final Path CONFIGS = Path.of(System.getProperty("oddity.home"), "configs/dataset");

  /**
   * Options that open the tiny data that {@link #write} makes; a new dataset adds a line to each.
   */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("mnist", "{}"),
          Map.entry("fashion-mnist", "{}"),
          Map.entry("cifar10", "{}"),
          Map.entry("coco-crop", "{}"),
          Map.entry("coil20", "{size: 8}"),
          Map.entry("coil100", "{size: 8}"),
          Map.entry("folder", "{folder: tiny, height: 12, width: 10}"),
          Map.entry("synthetic", "{train: 3, test: 2, size: 16}"),
          Map.entry("textures", "{train: 3, test: 2, size: 16}"),
          Map.entry("ucsd-ped1", "{height: 8, width: 12}"),
          Map.entry("ucsd-ped2", "{height: 8, width: 12, every: 2}"));

  private static void write(String name, Path home) throws IOException {
    switch (name) {
      case "mnist" -> TestingDatasets.mnist(home.resolve("mnist"), 30, 20, true);
      case "fashion-mnist" -> TestingDatasets.mnist(home.resolve("fashion-mnist"), 30, 20, false);
      case "cifar10" -> TestingDatasets.cifar(home.resolve("cifar-10-batches-bin"), 10);
      case "coco-crop" -> TestingCoco.build(home, 2);
      case "coil20" -> TestingDatasets.coil(home.resolve("coil-20-proc"), 20, 2, 1, 1);
      case "coil100" -> TestingDatasets.coil(home.resolve("coil-100"), 100, 1, 5, 3);
      case "folder" -> TestingDatasets.mvtec(home.resolve("tiny"));
      case "ucsd-ped1" -> TestingDatasets.ucsd(home.resolve("UCSDped1"));
      case "ucsd-ped2" -> TestingDatasets.ucsd(home.resolve("UCSDped2"));
      default -> assertThat(name).as("datasets that need no files").isIn("synthetic", "textures");
    }
  }

  static Collection<String> names() {
    return FACTORIES.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsAndWhatEveryOptionDoes(String name) {
    DatasetFactory<?> factory = FACTORIES.get(name);
    assertThat(factory.summary()).endsWith(".").hasSizeGreaterThan(20);
    assertThat(OptionDescription.of(factory.optionsType()))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(option.help()).as(option.key()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasConfig(String name) throws IOException {
    List<String> chosen;
    try (Stream<Path> files = Files.list(CONFIGS)) {
      chosen = files.map(YamlReader::readFile).map(EveryDatasetTest::datasetOf).toList();
    }
    assertThat(chosen).contains(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsItsPromises(String name, @TempDir Path home) throws IOException {
    write(name, home);
    Dataset dataset = TestingDatasets.open(name, OPTIONS.get(name), home);
    int[] train = dataset.labels(Part.TRAIN);
    assertThat(train).isNotEmpty();
    assertThat(dataset.hasTestPart()).isEqualTo(dataset.labels(Part.TEST).length > 0);
    for (Part part : Part.values()) {
      assertThat(IntStream.of(dataset.labels(part)))
          .allMatch(label -> label >= 0 && label < dataset.classNames().size());
      checkImages(dataset, part);
    }
    dataset
        .normalClass()
        .ifPresent(normal -> assertThat(IntStream.of(train)).allMatch(label -> label == normal));
    train[0] = -1;
    assertThat(dataset.labels(Part.TRAIN)[0]).as("labels are a copy").isNotEqualTo(-1);
  }

  private static void checkImages(Dataset dataset, Part part) {
    int count = dataset.labels(part).length;
    ImageBatch all = dataset.images(part, IntStream.range(0, count).toArray());
    assertThat(all.count()).isEqualTo(count);
    assertThat(all.shape()).isEqualTo(dataset.shape());
    for (float value : all.pixels()) {
      assertThat(value).isBetween(0f, 1f);
    }
    int[] backwards = IntStream.range(0, count).map(i -> count - 1 - i).toArray();
    assertThat(dataset.images(part, backwards).pixels()).isEqualTo(all.select(backwards).pixels());
    assertThat(dataset.images(part, new int[0]).count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasTheSameChecksumForTheSameImagesAndAnotherForOthers(String name, @TempDir Path home)
      throws IOException {
    write(name, home.resolve("a"));
    write(name, home.resolve("b"));
    String options = OPTIONS.get(name);
    Dataset dataset = TestingDatasets.open(name, options, home.resolve("a"));
    String checksum = dataset.checksum();
    assertThat(checksum).matches("[0-9a-f]{64}").isEqualTo(dataset.checksum());
    assertThat(TestingDatasets.open(name, options, home.resolve("b")).checksum())
        .isEqualTo(checksum);
    change(name, home.resolve("b"));
    String other = options.replace("train: 3", "train: 4");
    assertThat(TestingDatasets.open(name, other, home.resolve("b")).checksum())
        .isNotEqualTo(checksum);
  }

  private static void change(String name, Path home) throws IOException {
    switch (name) {
      case "mnist" -> TestingDatasets.mnist(home.resolve("mnist"), 31, 20, true);
      case "fashion-mnist" -> TestingDatasets.mnist(home.resolve("fashion-mnist"), 31, 20, false);
      case "cifar10" -> TestingDatasets.cifar(home.resolve("cifar-10-batches-bin"), 11);
      case "coco-crop" -> {
        Files.move(home.resolve("coco-crop"), home.resolve("before"));
        TestingCoco.build(home, 3);
      }
      case "coil20" -> TestingDatasets.image(home.resolve("coil-20-proc/obj3__1.png"), 9, 9, 1, 9);
      case "coil100" -> TestingDatasets.image(home.resolve("coil-100/obj3__0.png"), 9, 9, 3, 9);
      case "folder" -> TestingDatasets.image(home.resolve("tiny/test/crack/001.png"), 20, 20, 3, 9);
      case "ucsd-ped1" -> TestingDatasets.ucsdClip(home.resolve("UCSDped1/Train/Train003"), 2);
      case "ucsd-ped2" -> TestingDatasets.ucsdClip(home.resolve("UCSDped2/Train/Train003"), 2);
      default -> assertThat(name).isIn("synthetic", "textures");
    }
  }

  static Stream<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.toList().stream().sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigBeginsWithACommentAndFits(Path config) throws IOException {
    assertThat(Files.readAllLines(config).get(0)).startsWith("# ").endsWith(".");
    ConfigNode.Mapping mapping = YamlReader.readFile(config);
    DatasetFactory<?> factory = FACTORIES.get(datasetOf(mapping));
    assertThat(factory).isNotNull();
    Record options =
        RecordBinder.bindOrThrow(mapping.without("dataset"), "", factory.optionsType());
    assertThat(options).isNotNull();
  }

  private static String datasetOf(ConfigNode.Mapping config) {
    return config.get("dataset").orElseThrow().plain().toString();
  }
}
