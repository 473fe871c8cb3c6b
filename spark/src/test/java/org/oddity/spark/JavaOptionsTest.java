package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {
  @Test
  void theLauncherOpensToSparkWhatSparkAsksFor() throws IOException {
    List<String> asked =
        Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
            .filter(option -> option.startsWith("--add-opens"))
            .toList();
    Path file = Path.of(System.getProperty("oddity.home"), "spark/src/main/launcher/java-options");
    assertThat(Files.readAllLines(file)).containsExactlyElementsOf(asked);
  }
}
