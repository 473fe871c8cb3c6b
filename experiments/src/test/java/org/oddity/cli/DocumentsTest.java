package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.OddityModule;
import org.oddity.config.Kebab;
import org.oddity.evaluation.Confusion;
import org.oddity.evaluation.Evaluation;
import org.oddity.experiment.Registry;

/** What the documents show can be done. */
class DocumentsTest {
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));
  private static final Pattern EXPERIMENT =
      Pattern.compile("```yaml\n(name: .*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("(?:\\./|`)oddity ([a-z]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| .* \\| .* \\|");

  private static final Pattern PAGE = Pattern.compile("href=\"([^\"]+)\\.html\"");

  @TempDir Path folder;

  static List<Path> everyDocument() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String top : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      documents.add(HOME.resolve(top));
    }
    try (Stream<Path> files = Files.walk(HOME.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  void everyExperimentShownResolves(Path document) throws IOException {
    Matcher blocks = EXPERIMENT.matcher(Files.readString(document));
    while (blocks.find()) {
      Path file = Files.writeString(folder.resolve("shown.yaml"), blocks.group(1));
      TestingCommandLine.Result result = TestingCommandLine.run("check", file.toString());
      assertThat(result.err().lines())
          .as("problems other than absent images in %s", document)
          .allMatch(line -> line.contains(": dataset: "));
    }
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  void everyCommandShownExists(Path document) throws IOException {
    Matcher commands = COMMAND.matcher(Files.readString(document));
    while (commands.find()) {
      assertThat(Main.commandLine().getSubcommands())
          .as(document.toString())
          .containsKey(commands.group(1));
    }
  }

  @Test
  void everyTestThatReliabilityNamesExists() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String module : List.of("framework", "experiments", "spark")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/test/java"))) {
        files.forEach(file -> tests.add(file.getFileName().toString()));
      }
    }
    Matcher named = TEST.matcher(Files.readString(HOME.resolve("docs/reliability.md")));
    List<String> files = named.results().map(test -> test.group(1) + ".java").toList();
    assertThat(files).isNotEmpty();
    assertThat(tests).containsAll(files);
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    Matcher links = LINK.matcher(Files.readString(document));
    while (links.find()) {
      assertThat(document.resolveSibling(links.group(1))).as("linked from %s", document).exists();
    }
  }

  @Test
  void theSiteLeadsToEveryDocument() throws IOException {
    Matcher pages = PAGE.matcher(Files.readString(HOME.resolve("docs/site.xml")));
    Set<String> linked =
        pages.results().map(page -> page.group(1)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(linked).contains("index", "apidocs/index"); // README and the Javadoc
    linked.removeAll(Set.of("index", "apidocs/index"));
    Set<String> documents = new TreeSet<>(Set.of("results/README"));
    for (Path document : everyDocument()) {
      String name = HOME.relativize(document).toString().replace('\\', '/');
      documents.add(name.replaceFirst("\\.md$", ""));
    }
    documents.remove("README");
    assertThat(linked).isEqualTo(documents);
  }

  @Test
  void theTableOfDetectorsHasEveryOption() throws IOException {
    Map<String, String[]> rows = new TreeMap<>();
    for (String line : Files.readAllLines(HOME.resolve("docs/detectors.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.putIfAbsent(row.group(1), line.split(" \\| ", -1));
      }
    }
    Registry registry =
        Guice.createInjector(Stage.PRODUCTION, new OddityModule()).getInstance(Registry.class);
    registry
        .detectors()
        .forEach(
            (name, factory) -> {
              assertThat(rows).containsKey(name);
              Set<String> options = new TreeSet<>();
              for (RecordComponent option : factory.optionsType().getRecordComponents()) {
                options.add(Kebab.ofCamel(option.getName()));
              }
              assertThat(optionsIn(rows, name)).as(name).isEqualTo(options);
            });
  }

  /** With those of another detector that a row refers to by "those of". */
  private static Set<String> optionsIn(Map<String, String[]> rows, String detector) {
    Set<String> options = new TreeSet<>();
    String cell = rows.get(detector)[2];
    Matcher other = Pattern.compile("those of `([a-z-]+)`").matcher(cell);
    while (other.find()) {
      options.addAll(optionsIn(rows, other.group(1)));
    }
    Matcher named = Pattern.compile("`([a-z-]+)`").matcher(other.reset().replaceAll(""));
    while (named.find()) {
      options.add(named.group(1));
    }
    return options;
  }

  @Test
  void everyFigureOfACellIsExplained() throws IOException {
    String page = Files.readString(HOME.resolve("docs/protocol.md"));
    double[] scores = {0.1, 0.4, 0.3, 0.8};
    boolean[] anomalous = {false, false, true, true};
    Evaluation evaluation =
        new Evaluation(1, 1, 1, 1, 0, 0.5, Confusion.at(0.5, scores, anomalous));
    evaluation.asMetrics().keySet().forEach(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void everyCommandIsExplained() throws IOException {
    String page = Files.readString(HOME.resolve("docs/command-line.md"));
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!command.getCommandSpec().usageMessage().hidden()) {
                assertThat(page).contains("| `oddity " + name + "` |");
              }
            });
  }
}
