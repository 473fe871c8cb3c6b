package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.spark.transfer.FolderArchive;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

class ReturnedCellTest {
  @TempDir Path root;

  private static void write(Path cell, JournalEvent... events) {
    try (Journal journal = Journal.open(cell.resolve("journal.jsonl"))) {
      List.of(events).forEach(journal::append);
    }
  }

  @Test
  void comesAfterWhatTheCellHasAndReplacesItsFiles() throws IOException {
    Path cell = root.resolve("cells/abc");
    JournalEvent earlier = new JournalEvent.Started(1, 1);
    write(cell, earlier);
    Files.writeString(cell.resolve("split.csv"), "old");
    Files.createDirectories(cell.resolve("checkpoints"));
    Files.writeString(cell.resolve("checkpoints/training.safetensors"), "old");

    Path remote = root.resolve("remote");
    JournalEvent end = new JournalEvent.Finished(3, JournalEvent.Status.FINISHED, "");
    write(remote, new JournalEvent.Started(2, 1), end);
    Files.writeString(remote.resolve("split.csv"), "new");
    Files.createDirectories(remote.resolve("images"));
    Files.writeString(remote.resolve("images/best.png"), "drawn");
    new ReturnedCell(cell).take(FolderArchive.pack(remote));

    assertThat(Journal.read(cell.resolve("journal.jsonl")))
        .containsExactly(earlier, new JournalEvent.Started(2, 2), end);
    assertThat(cell.resolve("split.csv")).hasContent("new");
    assertThat(cell.resolve("images/best.png")).hasContent("drawn");
    assertThat(cell.resolve("checkpoints")).doesNotExist();
    try (var left = Files.list(cell.getParent())) {
      assertThat(left).containsExactly(cell);
    }
  }
}
