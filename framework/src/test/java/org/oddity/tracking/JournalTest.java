package org.oddity.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

final class JournalTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("cells/ab12/journal.jsonl");
  }

  @Test
  void everyEventComesBackAsItWasWritten() {
    write(TestingEvents.everyKind());

    assertThat(Journal.read(file)).isEqualTo(TestingEvents.everyKind());
  }

  @Test
  void aJournalThatDoesNotExistHasNoEvents() {
    assertThat(Journal.read(file, 17)).isEqualTo(new Journal.Tail(List.of(), 17, 0));
  }

  @Test
  void aTornLastLineIsPassedOverWhereverItIsTorn() throws IOException {
    write(TestingEvents.everyKind());
    byte[] whole = Files.readAllBytes(file);
    List<JournalEvent> before =
        TestingEvents.everyKind().subList(0, TestingEvents.everyKind().size() - 1);
    int lastLine = new String(whole, UTF_8).stripTrailing().getBytes(UTF_8).length;
    while (whole[lastLine - 1] != '\n') {
      lastLine--;
    }

    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThat(Journal.read(file, 0)).isEqualTo(new Journal.Tail(before, lastLine, 0));
    }
  }

  @Test
  void anEventAfterATornLineReplacesIt() throws IOException {
    write(List.of(metric(1)));
    Files.writeString(file, "{\"event\":\"met", StandardOpenOption.APPEND);

    write(List.of(metric(2)));

    assertThat(Journal.read(file, 0))
        .isEqualTo(new Journal.Tail(List.of(metric(1), metric(2)), Files.size(file), 0));
  }

  @Test
  void aTornTailLongerThanAnyPieceThatIsReadAtOnceIsCutOff() throws IOException {
    write(List.of(metric(1)));
    long size = Files.size(file);
    Files.write(file, new byte[300_000], StandardOpenOption.APPEND);

    assertThat(Journal.read(file, 0)).isEqualTo(new Journal.Tail(List.of(metric(1)), size, 0));
    Journal.open(file).close();

    assertThat(file).hasSize(size);
  }

  @Test
  void linesThatAreNotEventsArePassedOverAndCounted() throws IOException {
    write(List.of(metric(1)));
    Files.write(
        file,
        "\u0000\u0000\nnull\n{}\n[1]\n\n{\"event\":\"dance\"}\n{\"event\":\"param\",\"key\":\"k\"}\n"
            .getBytes(UTF_8),
        StandardOpenOption.APPEND);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xc3, '\n'}, StandardOpenOption.APPEND);
    Files.writeString(
        file,
        "{\"event\":\"tag\",\"time\":1,\"key\":\"k\",\"value\":\"v\"}}\n",
        StandardOpenOption.APPEND);

    write(List.of(metric(2)));

    Journal.Tail tail = Journal.read(file, 0);
    assertThat(tail.events()).containsExactly(metric(1), metric(2));
    assertThat(tail.unreadable()).isEqualTo(8);
  }

  @Test
  void anEventWithAFieldOfALaterVersionIsRead() throws IOException {
    write(List.of());
    Files.writeString(
        file, "{\"event\":\"tag\",\"time\":5,\"key\":\"k\",\"value\":\"v\",\"new\":[1]}\n");

    assertThat(Journal.read(file)).containsExactly(new JournalEvent.Tag(5, "k", "v"));
  }

  @Test
  void aSecondWriterIsRefusedUntilTheFirstHasClosed() {
    Journal first = Journal.open(file);
    assertThat(Journal.isOpen(file)).isTrue();

    assertThatThrownBy(() -> Journal.open(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.getParent().toString())
        .hasMessageContaining("another run is using this folder");
    assertThatThrownBy(() -> Journal.open(file.getParent().resolve("../ab12/journal.jsonl")))
        .isInstanceOf(InvalidInputException.class);

    first.append(metric(1));
    first.close();
    first.close();
    assertThat(Journal.isOpen(file)).isFalse();
    write(List.of(metric(2)));
    assertThat(Journal.read(file)).containsExactly(metric(1), metric(2));
  }

  @Test
  void aClosedJournalRefusesEvents() {
    Journal journal = Journal.open(file);
    journal.close();

    assertThatThrownBy(() -> journal.append(metric(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void linesOfManyThreadsDoNotMix() throws InterruptedException {
    int threads = 8;
    int each = 200;
    try (Journal journal = Journal.open(file)) {
      List<Thread> writers =
          IntStream.range(0, threads)
              .mapToObj(
                  writer ->
                      new Thread(
                          () ->
                              IntStream.range(0, each)
                                  .forEach(step -> journal.append(metric(writer, step)))))
              .toList();
      writers.forEach(Thread::start);
      for (Thread writer : writers) {
        writer.join();
      }
    }

    Journal.Tail tail = Journal.read(file, 0);
    assertThat(tail.unreadable()).isZero();
    for (int writer = 0; writer < threads; writer++) {
      String key = "metric-" + writer;
      assertThat(tail.events().stream().map(JournalEvent.Metric.class::cast))
          .filteredOn(event -> event.key().equals(key))
          .extracting(JournalEvent.Metric::step)
          .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() {
    try (Journal journal = Journal.open(file)) {
      Thread.currentThread().interrupt();
      journal.append(metric(1));
      journal.append(new JournalEvent.Finished(2, JournalEvent.Status.KILLED, ""));
      assertThat(Thread.interrupted()).isTrue();
      journal.append(metric(3));
    }

    assertThat(Journal.read(file)).hasSize(3);
  }

  @Test
  void aReaderBesideTheWriterSeesEveryEventOnceAndInOrder() throws InterruptedException {
    int count = 3_000;
    Thread writer =
        new Thread(
            () -> {
              try (Journal journal = Journal.open(file)) {
                IntStream.range(0, count).forEach(step -> journal.append(metric(step)));
              }
            });
    writer.start();
    List<JournalEvent> seen = new ArrayList<>();
    long from = 0;
    while (seen.size() < count && (writer.isAlive() || from < file.toFile().length())) {
      Journal.Tail tail = Journal.read(file, from, 10_000);
      assertThat(tail.unreadable()).isZero();
      seen.addAll(tail.events());
      from = tail.end();
    }
    writer.join();

    assertThat(seen).isEqualTo(IntStream.range(0, count).mapToObj(JournalTest::metric).toList());
  }

  @Test
  void aLongJournalIsReadInPartsOfWholeLines() throws IOException {
    List<JournalEvent> events =
        IntStream.range(0, 40_000)
            .mapToObj(JournalTest::metric)
            .map(JournalEvent.class::cast)
            .toList();
    write(events);
    List<JournalEvent> seen = new ArrayList<>();
    int parts = 0;
    long from = 0;
    while (from < Files.size(file)) {
      Journal.Tail tail = Journal.read(file, from, 100_000);
      assertThat(tail.end() - from).isBetween(1L, 101_000L);
      seen.addAll(tail.events());
      from = tail.end();
      parts++;
    }

    assertThat(seen).isEqualTo(events);
    assertThat(parts).isGreaterThan(20);
    assertThat(Journal.read(file)).isEqualTo(events);
  }

  @Test
  void aLineLongerThanThePartAskedForIsReadWhole() {
    JournalEvent big = new JournalEvent.Tag(1, "config", "x".repeat(500_000));
    write(List.of(big, metric(1)));

    Journal.Tail first = Journal.read(file, 0, 10);
    assertThat(first.events()).containsExactly(big);
    assertThat(Journal.read(file, first.end(), 10).events()).containsExactly(metric(1));
  }

  @Test
  void aFullDiskGivesAnErrorThatNamesTheFile() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "skipped: there is no /dev/full here");
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, full);
    try (Journal journal = Journal.open(file)) {
      assertThatThrownBy(() -> journal.append(metric(1)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("No space left");
    } catch (UncheckedIOException closing) {
      assertThat(closing).hasMessageContaining(file.toString());
    }
  }

  private void write(List<JournalEvent> events) {
    try (Journal journal = Journal.open(file)) {
      events.forEach(journal::append);
    }
  }

  private static JournalEvent.Metric metric(long step) {
    return metric(0, step);
  }

  private static JournalEvent.Metric metric(int writer, long step) {
    return new JournalEvent.Metric(1_000 + step, "metric-" + writer, step / 3.0, step);
  }
}
