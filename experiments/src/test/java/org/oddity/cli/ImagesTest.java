package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.config.ConfigNode;
import org.oddity.config.YamlReader;

/** What docker/ takes for granted is so. */
class ImagesTest {
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));
  private static final Path COMPOSE = HOME.resolve("docker/compose.yaml");

  /** A version and not merely a tag that moves. */
  private static final Pattern PINNED = Pattern.compile(":\\d+\\.\\d+[\\w.-]*");

  static List<Path> everyImage() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("docker"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("Docker")).toList();
    }
  }

  static List<Path> imagesOfOddity() throws IOException {
    return everyImage().stream().filter(image -> !image.endsWith("Dockerfile.mlflow")).toList();
  }

  private static String pom() throws IOException {
    return Files.readString(HOME.resolve("pom.xml"));
  }

  private static String property(String name) throws IOException {
    Matcher matcher = Pattern.compile("<" + name + ">([^<]+)</").matcher(pom());
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  @ParameterizedTest
  @MethodSource("everyImage")
  void everyFileCopiedExists(Path image) throws IOException {
    List<String> copies =
        Files.readAllLines(image).stream().filter(line -> line.startsWith("COPY ")).toList();
    assertThat(copies).isNotEmpty();
    for (String copy : copies) {
      List<String> words = Arrays.asList(copy.split(" ", -1));
      if (!words.get(1).startsWith("--")) {
        words
            .subList(1, words.size() - 1)
            .forEach(source -> assertThat(HOME.resolve(source)).as(copy).exists());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("imagesOfOddity")
  void usesTheJavaThatTheProgramIsWrittenFor(Path image) throws IOException {
    String java = "openjdk-" + property("maven.compiler.release");
    assertThat(Files.readString(image)).contains(java + "-jdk", java + "-jre");
  }

  @Test
  void theGpuImageHasTheLibrariesOfTheBackend() throws IOException {
    String[] versions = property("dep.cuda.version").split("[-.]", -1);
    String image = Files.readString(HOME.resolve("docker/Dockerfile.cuda"));
    assertThat(image)
        .contains("nvidia/cuda:" + versions[0] + "." + versions[1] + ".")
        .contains("-cudnn" + versions[2] + "-")
        .contains(" -Pcuda ");
    assertThat(pom())
        .contains("<id>cuda</id>", "<id>cuda-libraries</id>")
        .contains("nd4j-cuda-" + versions[0] + "." + versions[1] + "<");
  }

  @ParameterizedTest
  @MethodSource("everyImage")
  void everyImageIsBuiltOnANamedVersionAndRunsWithoutRights(Path image) throws IOException {
    List<String> lines = Files.readAllLines(image);
    List<String> bases = lines.stream().filter(line -> line.startsWith("FROM ")).toList();
    assertThat(bases).isNotEmpty();
    assertThat(bases)
        .allMatch(base -> PINNED.matcher(base).find() || base.equals("FROM $CUDA_IMAGE"));
    assertThat(lines).contains("USER 1000:1000");
  }

  @Test
  void everyServiceIsBuiltHereOrOfANamedVersion() {
    ConfigNode.Mapping services =
        (ConfigNode.Mapping) YamlReader.readFile(COMPOSE).get("services").orElseThrow();
    assertThat(services.entries()).containsOnlyKeys("postgres", "mlflow", "oddity");
    services
        .entries()
        .forEach(
            (name, node) -> {
              Map<?, ?> service = (Map<?, ?>) node.plain();
              if (service.get("build") instanceof Map<?, ?> build) {
                assertThat(build.get("context")).isEqualTo("..");
                assertThat(HOME.resolve(String.valueOf(build.get("dockerfile")))).exists();
              } else {
                assertThat(String.valueOf(service.get("image"))).containsPattern(PINNED);
              }
            });
  }

  @Test
  void everyVariableOfTheServicesIsExplained() throws IOException {
    Set<String> used = named("\\$\\{([A-Z_]+)", Files.readString(COMPOSE));
    assertThat(used).contains("POSTGRES_PASSWORD", "MLFLOW_PASSWORD");
    assertThat(named("(?m)^(?:# )?([A-Z_]+)=", read("docker/.env.example"))).isEqualTo(used);
    assertThat(named("(?m)^\\| `([A-Z_]+)`", read("docs/docker.md"))).isEqualTo(used);
  }

  @Test
  void noPasswordIsKnownBeforehand() throws IOException {
    assertThat(read("docker/.env.example"))
        .contains("\nPOSTGRES_PASSWORD=\n", "\nMLFLOW_PASSWORD=\n", "\nMLFLOW_SECRET_KEY=\n");
    assertThat(read(".gitignore")).contains("\n/docker/.env\n");
    assertThat(read(".dockerignore")).contains("\ndocker/.env\n");
    named("\\$\\{([A-Z_]+(?:PASSWORD|KEY)[^}]*)", Files.readString(COMPOSE))
        .forEach(use -> assertThat(use).contains(":?"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(HOME.resolve(file));
  }

  private static Set<String> named(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
