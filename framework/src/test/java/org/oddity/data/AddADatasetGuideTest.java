package org.oddity.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keeps docs/add-a-dataset.md true to the code. */
class AddADatasetGuideTest {
  /** Words in the guide's code style that stand for what the reader will write. */
  private static final Set<String> MADE_UP =
      Set.of("NAME", "NameModule", "NameFactory", "NameTest", "YourOptions");

  private final Path home = Path.of(System.getProperty("oddity.home"));
  private String guide;

  @BeforeEach
  void readGuide() throws IOException {
    guide = Files.readString(home.resolve("docs/add-a-dataset.md"));
  }

  @Test
  void hasTenSteps() {
    assertThat(Pattern.compile("(?m)^\\d+\\. \\*\\*").matcher(guide).results()).hasSize(10);
  }

  @Test
  void namesOnlyTypesThatExist() throws IOException {
    Set<String> types;
    try (Stream<Path> files = Files.walk(home.resolve("framework/src"))) {
      types =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    types.addAll(Set.of("Optional", "String", "Inject"));
    types.addAll(MADE_UP);
    Set<String> named =
        Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\\b")
            .matcher(codeOf(guide))
            .results()
            .map(match -> match.group())
            .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(types).containsAll(named);
  }

  @Test
  void namesOnlyFilesThatExist() {
    assertThat(guide).contains("configs/dataset/folder.yaml");
    assertThat(home.resolve("configs/dataset/folder.yaml")).exists();
    assertThat(home.resolve("framework/src/main/java/org/oddity/data/cifar")).isDirectory();
  }

  private static String codeOf(String text) {
    return Pattern.compile("`([^`]+)`")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining("\n"));
  }
}
