package org.oddity.spark.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderArchiveTest {
  @TempDir Path root;

  @Test
  void bringsEveryFileButHiddenOnes() throws IOException {
    Path folder = Files.createDirectories(root.resolve("from/images/training"));
    Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
    Files.writeString(root.resolve("from/scores.csv"), "index,score\n");
    Files.writeString(root.resolve("from/.journal.jsonl.lock"), "");
    Path to = root.resolve("to");
    FolderArchive.unpack(FolderArchive.pack(root.resolve("from")), to);
    assertThat(to.resolve("images/training/a.png")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(to.resolve("scores.csv")).hasContent("index,score");
    assertThat(to.resolve(".journal.jsonl.lock")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "images/../../outside", "/tmp/outside", "images/.."})
  void refusesWhatWouldLieOutsideItsFolder(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
    }
    assertThatThrownBy(() -> FolderArchive.unpack(bytes.toByteArray(), root.resolve("to")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("outside its folder");
    assertThat(root.resolve("outside")).doesNotExist();
  }
}
