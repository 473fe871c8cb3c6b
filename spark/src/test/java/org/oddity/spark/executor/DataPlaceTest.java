package org.oddity.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

class SharedPlaceTest {
  @TempDir Path cell;

  private void write(JournalEvent... events) {
    try (Journal journal = Journal.open(cell.resolve("journal.jsonl"))) {
      List.of(events).forEach(journal::append);
    }
  }

  private static JournalEvent failed(String reason) {
    return new JournalEvent.Finished(2, JournalEvent.Status.FAILED, reason);
  }

  private String run(int attemptsBefore) {
    return new SharedPlace(cell, attemptsBefore).run(() -> "ran").reason();
  }

  @Test
  void takesTheEndThatALostExecutorWrote() {
    write(new JournalEvent.Started(1, 1), failed("constant scores"));
    assertThat(run(0)).isEqualTo("constant scores");
  }

  @Test
  void runsAgainWhatEndedBeforeThisRunOrNotAtAll() {
    write(new JournalEvent.Started(1, 1), failed("out of memory"));
    assertThat(run(1)).isEqualTo("ran");
    write(new JournalEvent.Started(3, 2));
    assertThat(run(1)).isEqualTo("ran");
  }

  @Test
  void realDataLiesWhereItDoesForWhoAsksElseWhereTheMachineSays() {
    Map<String, String> named = Map.of("ODDITY_DATA", "/data");
    String absent = cell.resolve("absent").toString();
    assertThat(DataPlace.of(cell.toString(), named)).isEqualTo(cell.toString());
    assertThat(DataPlace.of(absent, named)).isEqualTo("/data");
    assertThat(DataPlace.of(absent, Map.of())).isEqualTo(absent);
  }
}
