package org.oddity.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusiveUseTest {
  @TempDir private Path folder;

  @Test
  void oneAtATime() throws IOException {
    Path file = folder.resolve("lock");
    assertThat(ExclusiveUse.taken(file)).isFalse();
    try (ExclusiveUse use = ExclusiveUse.take(file).orElseThrow()) {
      assertThat(use).isNotNull();
      assertThat(ExclusiveUse.taken(file)).isTrue();
      assertThat(ExclusiveUse.take(file)).isEmpty();
    }
    assertThat(ExclusiveUse.taken(file)).isFalse();
  }

  @Test
  void lookingNeedsNoRightToWriteAndLeavesTheUseFree() throws IOException {
    Path file = Files.createFile(folder.resolve("lock"));
    assertThat(file.toFile().setReadOnly()).isTrue();
    assertThat(ExclusiveUse.taken(file)).isFalse();
    assertThat(file.toFile().setWritable(true)).isTrue();
    Optional<ExclusiveUse> use = ExclusiveUse.take(file);
    assertThat(use).isPresent();
    use.orElseThrow().close();
  }
}
