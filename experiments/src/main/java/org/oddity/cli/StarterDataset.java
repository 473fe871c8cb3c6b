package org.oddity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.Place;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Part;
import org.oddity.experiment.Registry;
import org.oddity.experiment.YamlText;

/**
 * The images of an experiment to start from.
 *
 * @param name what {@code oddity describe} prints the options of
 * @param yaml what stands behind the key {@code dataset}, lines of options with their indentation
 * @param protocol the keys of the protocol that fits the images
 */
record StarterDataset(String name, String yaml, Map<String, Object> protocol) {
  private static final String FOLDER = "folder";
  private static final String TRAIN = "train";

  /**
   * Opens a dataset of {@code configs/dataset}, or a registered one with its defaults.
   *
   * @throws org.oddity.core.InvalidInputException if it is unknown, or its files are not there
   */
  static StarterDataset named(Installation installation, String name, DataHome home) {
    Registry registry = installation.get(Registry.class);
    NamedChoice choice =
        NamedChoice.dataset(installation.configs(), name, registry.datasets().keySet());
    ConfigNode.Mapping options =
        choice.settings().orElse(ConfigNode.Mapping.empty(Place.of("command line")));
    DatasetFactory<?> factory = registry.datasets().get(choice.registered());
    return new StarterDataset(name, " " + name, protocol(open(factory, options, name, home)));
  }

  /**
   * Opens a folder of images.
   *
   * @throws org.oddity.core.InvalidInputException if they are not arranged in a way that is known
   */
  static StarterDataset ofImages(Installation installation, Path folder, DataHome home) {
    String options =
        """
        folder: %s%s
        height: 64  # pixels: images are resized to this height and width
        width: 64
        channels: 3  # 1 for grey
        """
            .formatted(
                YamlText.onOneLine(folder.toAbsolutePath().normalize().toString()),
                holdsCategories(folder) ? "\ncategories: all" : "");
    DatasetFactory<?> factory = installation.get(Registry.class).datasets().get(FOLDER);
    Dataset dataset = open(factory, YamlReader.readText(options, "command line"), FOLDER, home);
    String yaml = ("\ndataset: folder\n" + options.stripTrailing()).replace("\n", "\n  ");
    return new StarterDataset(FOLDER, yaml, protocol(dataset));
  }

  /** MVTec AD and its like as they are unpacked: each folder is a dataset. */
  private static boolean holdsCategories(Path folder) {
    if (!Files.isDirectory(folder) || Files.isDirectory(folder.resolve(TRAIN))) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.anyMatch(each -> Files.isDirectory(each.resolve(TRAIN)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static <O extends Record> Dataset open(
      DatasetFactory<O> factory, ConfigNode.Mapping options, String name, DataHome home) {
    return factory.open(RecordBinder.bindOrThrow(options, name, factory.optionsType()), home);
  }

  private static Map<String, Object> protocol(Dataset dataset) {
    if (dataset.normalClass().isPresent() || !dataset.categories().isEmpty()) {
      return Map.of(RecordBinder.KIND, FOLDER);
    }
    if (!dataset.hasTestPart()) {
      return Map.of(RecordBinder.KIND, "split-80-20");
    }
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(RecordBinder.KIND, "one-vs-rest"));
    List<String> usable = usable(dataset);
    if (usable.size() < dataset.classNames().size()) {
      keys.put("normal", usable);
    }
    return keys;
  }

  /** Returns the classes with an image to train on, one to hold out and one to test. */
  private static List<String> usable(Dataset dataset) {
    int classes = dataset.classNames().size();
    int[] train = counts(dataset.labels(Part.TRAIN), classes);
    int[] test = counts(dataset.labels(Part.TEST), classes);
    return IntStream.range(0, classes)
        .filter(label -> train[label] >= 2 && test[label] >= 1)
        .mapToObj(dataset.classNames()::get)
        .toList();
  }

  private static int[] counts(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
