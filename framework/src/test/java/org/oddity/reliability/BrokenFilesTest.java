package org.oddity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.OddityModule;
import org.oddity.config.ConfigNode;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.archive.TarArchives;
import org.oddity.data.archive.TestingArchives;
import org.oddity.data.coco.TestingCoco;
import org.oddity.data.coco.annotation.AnnotationFile;
import org.oddity.data.coco.annotation.AnnotationIndex;
import org.oddity.data.coco.mask.DamagedSegmentationException;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.ImageDecoder;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.experiment.ExperimentPlanner;
import org.oddity.experiment.cell.CellProgress;
import org.oddity.experiment.cell.CellRunner;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.report.run.ScoreFile;
import org.oddity.tensor.Safetensors;
import org.oddity.tensor.TensorFile;
import org.oddity.tracking.Journal;
import org.oddity.tracking.RunFolder;

/**
 * More than two thousand broken images, idx, CIFAR, safetensors and annotation files, and what the
 * program wrote itself: each is read or refused by a sentence that names it, and in no other way.
 */
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // against one without end
class BrokenFilesTest {
  private static final Path IMAGES =
      Path.of("src", "test", "resources", "org", "oddity", "data", "image");
  private static final ImageShape SMALL = new ImageShape(4, 4, 3);
  private static final long MEBIBYTE = 1 << 20;

  /** A picture may be as large as the decoder's own limit says, whatever its file's length is. */
  private static final long PICTURE_BYTES = 1024 * MEBIBYTE;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;
  private final Map<String, String> faults = new TreeMap<>();
  private int read;
  private int refused;

  /** Reads a file that is broken, to its end. */
  @FunctionalInterface
  private interface Reader {
    void read(Path file) throws IOException;
  }

  /** Breaks a file. */
  @FunctionalInterface
  private interface Breaker {
    byte[] broken(BrokenBytes bytes, byte[] whole);
  }

  private void everyOne(int count, Path file, Breaker breaker, long mostBytes, Reader reader)
      throws IOException {
    byte[] whole = Files.readAllBytes(file);
    reader.read(file); // whole it is read
    for (int seed = 0; seed < count; seed++) {
      byte[] broken = breaker.broken(new BrokenBytes(seed), whole);
      Files.write(file, broken);
      String fault = fault(file, mostBytes, reader);
      if (!fault.isEmpty()) {
        faults.putIfAbsent(fault, file.getFileName() + ", seed " + seed);
      }
    }
    Files.write(file, whole);
    System.out.printf(
        "%d broken of %s: %d read, %d refused%n", count, file.getFileName(), read, refused);
  }

  private void everyOne(int count, Path file, Breaker breaker, Reader reader) throws IOException {
    everyOne(count, file, breaker, 64 * MEBIBYTE, reader);
  }

  private String fault(Path file, long mostBytes, Reader reader) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reader.read(file);
      read++;
    } catch (InvalidInputException e) {
      refused++;
      if (!e.getMessage().contains(folder.getFileName().toString())) {
        return "names no file: " + e.getMessage();
      }
      if (e.getMessage().length() > 8_000) {
        return "very long: " + e.getMessage().substring(0, 200);
      }
    } catch (Throwable e) { // an error counts, too
      String at =
          Stream.of(e.getStackTrace())
              .map(StackTraceElement::toString)
              .filter(each -> each.startsWith("org.oddity."))
              .findFirst()
              .orElse("?");
      return e.getClass().getName() + " at " + at + ": " + e.getMessage();
    }
    long used = THREADS.getCurrentThreadAllocatedBytes() - before;
    return used > mostBytes ? "took " + used / MEBIBYTE + " MiB" : "";
  }

  private void assertNoFaults() {
    assertThat(faults).isEmpty();
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour.png", "grey-16.png", "palette.png", "alpha.png", "one-bit.png", "colour.jpg",
        "progressive.jpg", "cmyk.jpg", "colour.bmp", "one-bit.bmp", "colour-lzw.tif", "grey-16.tif"
      })
  void images(String name) throws IOException {
    Path file = Files.copy(IMAGES.resolve(name), folder.resolve(name));
    Reader decoder = path -> ImageDecoder.decode(ImageContent.of(path), SMALL);
    everyOne(60, file, BrokenBytes::broken, PICTURE_BYTES, decoder);
    if (name.endsWith(".png")) {
      everyOne(60, file, BrokenBytes::brokenPng, PICTURE_BYTES, decoder);
    }
    assertNoFaults();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void idx(boolean packed) throws IOException {
    TestingDatasets.mnist(folder.resolve("mnist"), 12, 6, packed);
    try (Stream<Path> files = Files.list(folder.resolve("mnist"))) {
      for (Path file : files.sorted().toList()) {
        everyOne(60, file, BrokenBytes::broken, path -> readAll("mnist", "{}"));
      }
    }
    assertNoFaults();
  }

  @Test
  void cifar() throws IOException {
    TestingDatasets.cifar(folder.resolve("cifar-10-batches-bin"), 4);
    Path file = folder.resolve("cifar-10-batches-bin/data_batch_3.bin");
    everyOne(120, file, BrokenBytes::broken, path -> readAll("cifar10", "{}"));
    assertNoFaults();
  }

  @Test
  void lists() throws IOException {
    TestingDatasets.visa(folder.resolve("visa"));
    Path file = folder.resolve("visa/split_csv/1cls.csv");
    String options = "{folder: visa, category: candle, height: 8, width: 8}";
    everyOne(120, file, BrokenBytes::brokenText, path -> readAll("folder", options));
    assertNoFaults();
  }

  private void readAll(String dataset, String options) {
    Dataset opened = TestingDatasets.open(FACTORIES.get(dataset), options(options), folder);
    for (Part part : Part.values()) {
      int[] all = IntStream.range(0, opened.labels(part).length).toArray();
      opened.images(part, all);
    }
    opened.checksum();
  }

  private static final Map<String, DatasetFactory<?>> FACTORIES = TestingDatasets.factories();

  private static ConfigNode options(String yaml) {
    return YamlReader.readText(yaml, "test");
  }

  @Test
  void crops() throws IOException {
    TestingCoco.build(folder, 2);
    try (Stream<Path> files = Files.walk(folder.resolve("coco-crop"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(4).toList()) {
        everyOne(40, file, BrokenBytes::brokenText, path -> readAll("coco-crop", "{}"));
      }
    }
    assertNoFaults();
  }

  @Test
  void annotations() throws IOException {
    TestingCoco.write(folder, 1);
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("annotations"))) {
      file = files.sorted().findFirst().orElseThrow();
    }
    everyOne(300, file, BrokenBytes::brokenText, BrokenFilesTest::readAnnotations);
    assertNoFaults();
  }

  private static void readAnnotations(Path path) {
    AnnotationFile file = new AnnotationFile(path);
    AnnotationIndex index = file.index(object -> true);
    List<Long> ids = index.objects().stream().map(object -> object.id()).toList();
    file.segmentations(
        new HashSet<>(ids),
        (id, outline) -> {
          try {
            outline.mask(TestingCoco.SIDE, TestingCoco.SIDE);
          } catch (DamagedSegmentationException e) {
            throw new InvalidInputException(path.toString(), e.getMessage());
          }
        });
  }

  @Test
  void archives() throws IOException {
    Path archive = folder.resolve("some.tar.gz");
    TestingArchives.tarGz(archive, Map.of("a/b.txt", new byte[3000], "c", new byte[10]));
    Path target = Files.createDirectory(folder.resolve("target"));
    TarArchives.Limits limits = new TarArchives.Limits(100_000, 10);
    everyOne(100, archive, BrokenBytes::broken, path -> TarArchives.unpack(path, target, limits));
    assertNoFaults();
  }

  @Test
  void safetensors() throws IOException {
    NamedArrays arrays =
        NamedArrays.builder()
            .put("weights", new float[200])
            .put("numbers", 1.5, -2)
            .put("count", 7)
            .put("time", 1L << 40)
            .build();
    Path file = folder.resolve("state.safetensors");
    Files.write(file, Safetensors.encode(arrays));
    Reader ours = path -> assertThat(Safetensors.read(path).asMap()).containsKey("weights");
    Reader theirs =
        path -> {
          TensorFile opened = TensorFile.open(path);
          for (String name : opened.names()) {
            if (!opened.shape(name).orElseThrow().isEmpty()) {
              opened.floats(name);
            }
          }
        };
    everyOne(200, file, BrokenBytes::brokenText, ours);
    Files.write(
        file, Safetensors.encode(NamedArrays.builder().put("weights", new float[200]).build()));
    everyOne(200, file, BrokenBytes::brokenText, theirs);
    assertNoFaults();
  }

  /** No broken file may be taken for what was written, however little of it has changed. */
  @Test
  void whatReadsAsOneOfOursHoldsWhatWasWritten() throws IOException {
    float[] values = new float[500];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i;
    }
    byte[] whole = Safetensors.encode(NamedArrays.builder().put("values", values).build());
    for (int seed = 0; seed < 1000; seed++) {
      byte[] broken = new BrokenBytes(seed).broken(whole);
      try {
        NamedArrays arrays = Safetensors.decode(broken, "file");
        if (arrays.asMap().containsKey("values")) {
          assertThat(arrays.floats("values")).as("seed " + seed).isEqualTo(values);
        }
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageStartingWith("file: ");
      }
    }
  }

  @Test
  void savedDetectors() throws IOException {
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new OddityModule());
    for (CellSpec cell : cells(injector, "kde: , pca: , isolation-forest: {trees: 5}")) {
      assertThat(injector.getInstance(CellRunner.class).run(cell, CellProgress.NONE)).isEmpty();
      Path model = Path.of(cell.folder()).resolve("model");
      ImageBatch images = ImageBatch.wrap(new ImageShape(16, 16, 1), new float[256]);
      Reader reader =
          file -> {
            try (SavedDetector saved = injector.getInstance(ModelStore.class).load(model)) {
              if (saved.shape().equals(images.shape())) {
                saved.fitted().score(images);
              }
            }
          };
      everyOne(40, model.resolve("detector.json"), BrokenBytes::brokenText, reader);
      everyOne(60, model.resolve("state.safetensors"), BrokenBytes::brokenText, reader);
      everyOne(30, model.resolve("held-out.safetensors"), BrokenBytes::brokenText, reader);
      Path scores = Path.of(cell.folder()).resolve("scores.csv");
      everyOne(40, scores, BrokenBytes::brokenText, ScoreFile::read);
      everyOne(
          40,
          Path.of(cell.folder()).resolve("journal.jsonl"),
          BrokenBytes::brokenText,
          BrokenFilesTest::readAndGoOn);
    }
    assertNoFaults();
  }

  private List<CellSpec> cells(Injector injector, String detectors) {
    String experiment =
        """
        name: small
        dataset: {dataset: synthetic-shapes, train: 12, test: 3, size: 16}
        protocol: {kind: one-vs-rest, normal: [disc]}
        detectors: {%s}
        evaluation: {bootstrap-rounds: 100}
        figures: false
        save-models: true
        """
            .formatted(detectors);
    ConfigCatalogue configs =
        new ConfigCatalogue(Path.of(System.getProperty("oddity.home"), "configs"));
    DataHome home = new DataHome(folder);
    return injector
        .getInstance(ExperimentPlanner.class)
        .plan(experiment, List.of(), configs, home)
        .cells(new RunFolder(folder.resolve("run")), home);
  }

  /** A journal is never refused: what it says is read, and the next event is appended. */
  private static void readAndGoOn(Path file) {
    int before = Journal.read(file).size();
    try (Journal journal = Journal.open(file)) {
      journal.announce("x.png", "figure");
    }
    assertThat(Journal.read(file)).hasSize(before + 1);
  }
}
