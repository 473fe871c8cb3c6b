package org.oddity.spark.executor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/**
 * The cell's folder in a run folder that all machines see. An executor that was lost with this cell
 * may have come to its end, and its worker may live for a moment longer.
 *
 * @param attempts how often the cell was started before this run
 */
record SharedPlace(Path folder, int attempts) implements CellPlace {
  private static final int MOST_SECONDS = 60;

  @Override
  public CellOutcome run(Supplier<String> cell) {
    awaitFreeJournal();
    Optional<String> ended = endedInThisRun();
    if (ended.isPresent()) {
      return CellOutcome.inPlace(ended.get());
    }
    return CellOutcome.inPlace(cell.get());
  }

  private Path journal() {
    return folder.resolve("journal.jsonl");
  }

  private void awaitFreeJournal() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    try {
      while (Journal.isOpen(journal())) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("another process still writes " + journal());
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  private Optional<String> endedInThisRun() {
    boolean startedAgain = Journal.nextAttempt(journal()) - 1 > attempts;
    return CellState.of(Journal.read(journal()))
        .finished()
        .filter(end -> startedAgain && end.status() != JournalEvent.Status.KILLED)
        .map(JournalEvent.Finished::reason);
  }
}
