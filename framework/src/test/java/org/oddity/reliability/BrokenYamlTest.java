package org.oddity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.OddityModule;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Problem;
import org.oddity.core.Shown;
import org.oddity.data.DataHome;
import org.oddity.data.TestingDatasets;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ExperimentPlanner;
import org.oddity.experiment.ResolvedDataset;
import org.oddity.experiment.ResolvedDetector;

/**
 * Ten thousand broken YAML files, made of every committed configuration and every experiment that
 * the documents show: each resolves or is refused with file, line and column, and in no other way.
 */
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // against one without end
class BrokenYamlTest {
  private static final int FILES = 10_000;
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));
  private static final Pattern SHOWN = Pattern.compile("```yaml\n(name: .*?)```", Pattern.DOTALL);

  /** Of the file as a whole there is no line to name. */
  private static final Pattern OF_WHOLE_FILE =
      Pattern.compile("is not UTF-8 text|must hold a mapping .*|is not YAML: .*", Pattern.DOTALL);

  @TempDir Path folder;
  private final ExperimentPlanner planner =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule())
          .getInstance(ExperimentPlanner.class);
  private ConfigCatalogue catalogue;
  private DataHome home;
  private int resolved;
  private int refused;

  /**
   * A text that is broken, and what reads it.
   *
   * @param file where it is put
   * @param experiment the file that is planned, which looks it up
   */
  private record Origin(String text, Path file, Path experiment) {}

  @BeforeEach
  void copyConfigurations() throws IOException {
    catalogue = new ConfigCatalogue(folder.resolve("configs"));
    home = new DataHome(folder.resolve("data"));
    TestingDatasets.mnist(home.folder("mnist"), 300, 100, false);
    TestingDatasets.cifar(home.folder("cifar-10-batches-bin"), 50);
    try (Stream<Path> files = Files.walk(HOME.resolve("configs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = catalogue.root().resolve(HOME.resolve("configs").relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void everyBrokenFileResolvesOrIsRefusedByLineAndColumn() throws IOException {
    List<Origin> origins = origins();
    Map<String, String> faults = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      Origin origin = origins.get(i % origins.size());
      byte[] broken = new BrokenText(i).broken(origin.text());
      Files.write(origin.file(), broken);
      String fault = fault(origin);
      if (!fault.isEmpty()) {
        faults.putIfAbsent(fault, "seed " + i + " of " + origin.file().getFileName());
      }
      Files.writeString(origin.file(), origin.text());
    }
    System.out.printf("%d broken YAML files: %d resolve, %d refused%n", FILES, resolved, refused);
    assertThat(faults).isEmpty();
    assertThat(refused).isGreaterThan(FILES / 2);
    assertThat(resolved).isGreaterThan(FILES / 50);
  }

  private List<Origin> origins() throws IOException {
    List<Origin> origins = new ArrayList<>();
    for (Path file : files(catalogue.root().resolve("experiment"), ".yaml")) {
      origins.add(new Origin(Files.readString(file), file, file));
    }
    for (String kind : List.of("dataset", "detector", "backbone", "published")) {
      for (Path file : files(catalogue.root().resolve(kind), ".yaml")) {
        String name = file.getFileName().toString().replace(".yaml", "");
        Path user = Files.writeString(folder.resolve(kind + "-" + name + ".yaml"), use(kind, name));
        origins.add(new Origin(Files.readString(file), file, user));
      }
    }
    int shown = 0;
    List<Path> documents = files(HOME.resolve("docs"), ".md");
    documents.add(HOME.resolve("README.md"));
    for (Path document : documents) {
      Matcher blocks = SHOWN.matcher(Files.readString(document));
      while (blocks.find()) {
        Path file = folder.resolve("shown-" + ++shown + ".yaml");
        origins.add(new Origin(blocks.group(1), file, file));
      }
    }
    return origins;
  }

  private static List<Path> files(Path top, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(ending)).sorted().toList());
    }
  }

  /** Returns an experiment on drawn images that looks a configuration up. */
  private static String use(String kind, String name) {
    String dataset =
        kind.equals("dataset") ? name : "{dataset: synthetic-shapes, train: 20, test: 4}";
    String detectors =
        switch (kind) {
          case "detector" -> "[" + name + "]";
          case "backbone" -> "{autoencoder: {backbone: " + name + "}}";
          default -> "[kde]";
        };
    return "name: use\ndataset: %s\nprotocol: %s\ndetectors: %s\ncompare-with: [%s]\n"
        .formatted(
            dataset,
            name.matches(".*classifier|logistic.*") ? "supervised" : "one-vs-rest",
            detectors,
            kind.equals("published") ? name : "");
  }

  /** Returns what went another way than it should; empty if nothing did. */
  private String fault(Origin origin) {
    try {
      use(planner.plan(origin.experiment(), List.of(), catalogue, home));
      resolved++;
      return "";
    } catch (InvalidInputException e) {
      refused++;
      return e.problems().stream()
          .map(BrokenYamlTest::fault)
          .filter(f -> !f.isEmpty())
          .findFirst()
          .orElse("");
    } catch (Throwable e) { // an error counts, too
      StackTraceElement[] trace = e.getStackTrace();
      String at =
          Stream.of(trace)
              .filter(each -> each.getClassName().startsWith("org.oddity."))
              .map(Object::toString)
              .findFirst()
              .orElse("?");
      return e.getClass().getName() + " at " + at + ": " + e.getMessage();
    }
  }

  /** What {@code check} and the beginning of {@code run} make of a plan. */
  private static void use(ExperimentPlan plan) {
    plan.hash();
    plan.yaml();
    for (ResolvedDataset dataset : plan.datasets()) {
      for (ResolvedDetector detector : plan.detectors()) {
        plan.estimate(dataset, dataset.tasks().get(0), detector);
      }
    }
  }

  private static String fault(Problem problem) {
    String text = problem.toString();
    if (problem.place().line() < 1 && !OF_WHOLE_FILE.matcher(problem.message()).matches()) {
      return "no line: " + text.replaceAll("^.*/", "");
    }
    if (text.length() > 4_000) {
      return "very long: "
          + problem.path()
          + " "
          + problem.message().replaceAll("(.{100}).*", "$1");
    }
    if (text.chars().anyMatch(Shown::isControl)) {
      return "control characters: " + problem.message();
    }
    return text.matches("(?s).*\\w(Exception|Error)\\b.*") ? "not for people: " + text : "";
  }
}
