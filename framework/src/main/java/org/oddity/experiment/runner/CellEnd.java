package org.oddity.experiment.runner;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CellSpec;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a cell that whoever ran it could not write any more. */
public final class CellEnd {
  private static final Logger LOG = LoggerFactory.getLogger(CellEnd.class);
  private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);

  private CellEnd() {}

  /** Writes it, unless the journal has an end: a worker may have died just after writing one. */
  public static void write(CellSpec cell, JournalEvent.Status status, String reason) {
    Path file = Path.of(cell.folder()).resolve("journal.jsonl");
    // Read while nobody else can write: another worker may have the cell by now.
    try (Journal journal = Journal.open(file, WAIT_FOR_OTHERS)) {
      if (CellState.of(Journal.read(file)).finished().isEmpty()) {
        journal.append(new JournalEvent.Finished(System.currentTimeMillis(), status, reason));
      }
    } catch (UncheckedIOException | InvalidInputException e) {
      LOG.warn("the end of {} could not be written: {}", cell.record().title(), e.getMessage());
    }
  }
}
