package org.oddity.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.InvalidInputException;

class TarArchivesTest {
  private static final TarArchives.Limits LIMITS = new TarArchives.Limits(100, 3);

  @TempDir Path folder;
  private Path archive;
  private Path target;

  @BeforeEach
  void makeFolders() throws IOException {
    archive = folder.resolve("some.tar.gz");
    target = Files.createDirectory(folder.resolve("target"));
  }

  @Test
  void unpacksFilesInFolders() throws IOException {
    TestingArchives.tarGz(archive, Map.of("a/b.txt", new byte[100]));
    TarArchives.unpack(archive, target, LIMITS);
    assertThat(target.resolve("a/b.txt")).hasBinaryContent(new byte[100]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "a/../../outside", "/outside-of-all"})
  void refusesEntriesThatLeaveTheFolder(String name) throws IOException {
    TestingArchives.tarGz(archive, Map.of(name, new byte[1]));
    assertRefused("lies outside its folder");
    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(Path.of("/outside-of-all")).doesNotExist();
  }

  @Test
  void refusesLinks() throws IOException {
    TestingArchives.tarGzOfLink(archive, "link", "/etc");
    assertRefused("neither a file nor a folder");
  }

  @Test
  void refusesMoreBytesAndEntriesThanAllowed() throws IOException {
    TestingArchives.tarGz(archive, Map.of("a", new byte[60], "b", new byte[41]));
    assertRefused("more than 100 bytes");
    TestingArchives.tarGz(
        archive, Map.of("a", new byte[1], "b", new byte[1], "c", new byte[1], "d", new byte[1]));
    assertRefused("more than 3 entries");
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    Files.writeString(archive, "these are words");
    assertRefused("damaged or truncated");
    Files.write(archive, new byte[0]);
    assertRefused("damaged or truncated");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> TarArchives.unpack(archive, target, LIMITS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining(reason);
  }
}
