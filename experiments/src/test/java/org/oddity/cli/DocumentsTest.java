package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show can be done. */
class DocumentsTest {
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));
  private static final Pattern EXPERIMENT =
      Pattern.compile("```yaml\n(name: .*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("(?:\\./|`)oddity ([a-z]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

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
