package org.oddity.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

final class KilledWriterTest {
  @TempDir Path folder;

  @Test
  void everyLineOfAKilledProcessIsKept() throws IOException, InterruptedException {
    Path file = folder.resolve("journal.jsonl");
    Path said = folder.resolve("said");
    Process writer = start(file, said);
    while (surelyWritten(said) < 2_000) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(10);
    }
    assertThatThrownBy(() -> Journal.open(file)).isInstanceOf(InvalidInputException.class);
    assertThat(Journal.isOpen(file)).isTrue();
    writer.destroyForcibly().waitFor();
    long surelyWritten = surelyWritten(said);

    assertThat(Journal.isOpen(file)).isFalse();
    try (Journal journal = Journal.open(file)) {
      journal.append(new JournalEvent.Started(1, 2));
    }
    Journal.Tail tail = Journal.read(file, 0);
    List<JournalEvent> events = tail.events();
    assertThat(tail.unreadable()).isZero();
    assertThat(events.size()).isGreaterThan(Math.toIntExact(surelyWritten) + 1);
    for (int i = 0; i < events.size() - 1; i++) {
      assertThat(((JournalEvent.Metric) events.get(i)).step()).isEqualTo(i);
    }
    assertThat(events.get(events.size() - 1)).isEqualTo(new JournalEvent.Started(1, 2));
  }

  /** Returns the last step that was announced in a whole line, -1 if there is none yet. */
  private static long surelyWritten(Path said) throws IOException {
    String text = Files.readString(said);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
    return lines.length < 2 ? -1 : Long.parseLong(lines[lines.length - 2]);
  }

  private static Process start(Path file, Path said) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProgram.class.getName(),
            file.toString())
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
