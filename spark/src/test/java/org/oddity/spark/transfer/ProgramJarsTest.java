package org.oddity.spark.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramJarsTest {
  @TempDir Path root;

  @Test
  void packsFoldersAndKeepsTheOrder() throws IOException {
    Path jar = Files.createFile(root.resolve("a.jar"));
    Path classes = Files.createDirectories(root.resolve("classes/org"));
    Files.writeString(classes.resolve("A.class"), "bytes");
    Path scratch = Files.createDirectories(root.resolve("scratch"));
    List<String> classPath =
        List.of(
            root.resolve("classes").toString(), root.resolve("absent.jar").toString(), "" + jar);
    List<Path> jars = ProgramJars.of(classPath, scratch);
    assertThat(jars).hasSize(2).last().isEqualTo(jar);
    try (JarFile packed = new JarFile(jars.get(0).toFile())) {
      assertThat(packed.getEntry("org/A.class")).isNotNull();
    }
  }
}
