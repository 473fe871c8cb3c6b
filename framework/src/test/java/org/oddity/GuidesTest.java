package org.oddity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the guides docs/add-a-*.md true to the code. */
class GuidesTest {
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));

  /**
   * Words in the guides' code style that stand for what the reader will write, or are the JDK's.
   */
  private static final Set<String> NOT_OURS =
      Set.of(
          "NameModule",
          "NameFactory",
          "NameTest",
          "YourOptions",
          "XxxOptions",
          "XxxFactory",
          "Optional",
          "String",
          "Inject",
          "List");

  static List<Path> everyGuide() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("docs"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("add-a-")).toList();
    }
  }

  private static Stream<String> matches(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(MatchResult::group);
  }

  @ParameterizedTest
  @MethodSource("everyGuide")
  void hasTenSteps(Path guide) throws IOException {
    assertThat(matches("(?m)^\\d+\\. \\*\\*", Files.readString(guide))).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("everyGuide")
  void namesOnlyTypesThatExist(Path guide) throws IOException {
    Set<String> types;
    try (Stream<Path> files = Files.walk(HOME.resolve("framework/src"))) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    types.addAll(NOT_OURS);
    String code = matches("`[^`]+`", Files.readString(guide)).collect(Collectors.joining("\n"));
    Set<String> named =
        matches("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\\b", code).collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(types).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("everyGuide")
  void namesOnlyFilesAndPackagesThatExist(Path guide) throws IOException {
    String text = Files.readString(guide);
    Path sources = HOME.resolve("framework/src/main/java");
    matches("(?<=`)org\\.oddity[a-z.]*(?=[`.])", text)
        .forEach(name -> assertThat(sources.resolve(name.replace('.', '/'))).isDirectory());
    matches("(?<=`)configs/[a-z/-]+\\.yaml", text)
        .filter(name -> !name.contains("/xxx"))
        .forEach(name -> assertThat(HOME.resolve(name)).exists());
  }
}
