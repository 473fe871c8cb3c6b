package org.oddity.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

final class RunFolderTest {
  @TempDir Path folder;

  @Test
  void theListOfCellsComesBackInItsOrder() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("oddity", "0.1.0");
    environment.put("java", "17.0.15");
    ExperimentRecord record =
        new ExperimentRecord(
            "cifar10-one-class",
            "Zwölf Klassen",
            1_700_000_000_000L,
            "ab",
            "one class normal",
            List.of(
                new CellRecord("b2", "cifar10", "cat", 3, "kde", false, 2),
                new CellRecord("a1", "cifar10", "dog", 5, "oc-svm", true, 1)),
            List.of("ocgan-cvpr2019"),
            environment,
            List.of());
    RunFolder run = new RunFolder(folder.resolve("runs/one"));

    run.write(record);

    assertThat(run.read()).isEqualTo(record);
    assertThat(run.read().environment().keySet()).containsExactly("oddity", "java");
    assertThat(run.state(record.cells().get(0)).started()).isEmpty();
  }

  @Test
  void anotherFolderIsRefused() {
    assertThatThrownBy(() -> new RunFolder(folder).read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("not a run folder");
  }

  @Test
  void aBrokenListIsNamed() throws IOException {
    Files.writeString(folder.resolve("experiment.json"), "{\"name\": 1,\n");

    assertThatThrownBy(() -> new RunFolder(folder).read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("experiment.json");
  }

  @Test
  void aFileThatCannotBeReplacedIsLeftAsItWasAndNamed() throws IOException {
    Path file = folder.resolve("folder-in-the-way");
    Files.createDirectories(file.resolve("full"));

    assertThatThrownBy(() -> AtomicFiles.write(file, new byte[] {1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aReplacedFileCanBeReadByWhomeverTheFolderAllows() throws IOException {
    Path file = folder.resolve("table.csv");
    Path plain = Files.createFile(folder.resolve("plain"));
    AtomicFiles.write(file, new byte[] {1});
    AtomicFiles.write(file, new byte[] {2, 3});

    assertThat(file).hasBinaryContent(new byte[] {2, 3});
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, plain);
    }
  }
}
