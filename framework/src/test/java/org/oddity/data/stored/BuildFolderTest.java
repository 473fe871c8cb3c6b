package org.oddity.data.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

class BuildFolderTest {
  @TempDir Path home;

  private Path target;
  private Path part;
  private Path before;
  private Path lock;

  @BeforeEach
  void names() {
    target = home.resolve("set");
    part = home.resolve("set.part");
    before = home.resolve("set.before");
    lock = home.resolve("set.lock");
  }

  @Test
  void putsTheNewInThePlaceOfTheOld() throws IOException {
    write(target, "old");
    try (BuildFolder folder = BuildFolder.besides(target)) {
      assertThat(BuildFolder.unfinished(target)).contains(folder.path());
      write(folder.path(), "new");
      folder.publish();
    }
    assertOnly("new");
  }

  @Test
  void keepsASecondBuildOutUntilItHasPublished() throws IOException {
    try (BuildFolder folder = BuildFolder.besides(target)) {
      write(folder.path(), "new");
      assertThatThrownBy(() -> BuildFolder.besides(target))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another build is at work there");
      assertThat(folder.path().resolve("content")).exists();
      assertThat(lock).exists();
      folder.publish();
      assertThat(lock).doesNotExist();
    }
    try (BuildFolder folder = BuildFolder.besides(target)) {
      assertThat(folder.path()).isEmptyDirectory();
    }
    assertOnly("new");
  }

  @Test
  void finishesWhatWasKilledBetweenItsMoves() throws IOException {
    write(before, "old");
    write(part, "new");
    Files.createFile(lock);
    BuildFolder.besides(target).close();
    assertOnly("new");
  }

  @Test
  void putsTheOldBackWhereThereIsNothingNew() throws IOException {
    write(before, "old");
    BuildFolder.besides(target).close();
    assertOnly("old");
  }

  @Test
  void removesTheOldThatWasLeftBesideTheNew() throws IOException {
    write(before, "old");
    write(target, "new");
    BuildFolder.besides(target).close();
    assertOnly("new");
  }

  @Test
  void leavesOnlyWhatIsToBeKept() throws IOException {
    try (BuildFolder folder = BuildFolder.besides(target)) {
      write(folder.path(), "useless");
    }
    assertThat(home).isEmptyDirectory();
    try (BuildFolder folder = BuildFolder.besides(target)) {
      write(folder.path(), "useful");
      folder.keep();
    }
    assertThat(part.resolve("content")).hasContent("useful");
    assertThat(lock).doesNotExist();
    BuildFolder.besides(target).close();
    assertThat(part.resolve("content")).as("of the build before").hasContent("useful");
    try (BuildFolder folder = BuildFolder.besides(target)) {
      folder.clear();
      assertThat(part).isEmptyDirectory();
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void keepsWhatCouldNotBePublished() throws IOException {
    write(target, "old");
    write(before.resolve("in"), "the way");
    try (BuildFolder folder = BuildFolder.besides(target)) {
      write(folder.path(), "new");
      write(before, "in the way");
      assertThatThrownBy(folder::publish).isInstanceOf(IOException.class);
    }
    assertThat(target.resolve("content")).hasContent("old");
    assertThat(part.resolve("content")).hasContent("new");
    assertThat(lock).doesNotExist();
  }

  private void assertOnly(String content) throws IOException {
    assertThat(target.resolve("content")).hasContent(content);
    assertThat(home).isDirectoryNotContaining(path -> !path.equals(target));
    assertThat(BuildFolder.unfinished(target)).isEmpty();
  }

  private static void write(Path folder, String content) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve("content"), content);
  }
}
