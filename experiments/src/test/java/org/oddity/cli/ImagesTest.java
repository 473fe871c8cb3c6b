package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docker/ takes for granted is so. */
class ImagesTest {
  private static final Path HOME = Path.of(System.getProperty("oddity.home"));

  static List<Path> everyImage() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("docker"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("Docker")).toList();
    }
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
    assertThat(copies).hasSizeGreaterThan(3);
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
  @MethodSource("everyImage")
  void usesTheJavaThatTheProgramIsWrittenFor(Path image) throws IOException {
    String java = "openjdk-" + property("maven.compiler.release");
    assertThat(Files.readString(image)).contains(java + "-jdk", java + "-jre").contains("USER ");
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
}
