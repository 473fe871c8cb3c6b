package org.oddity.report.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;

/**
 * One cell and what became of it.
 *
 * @param cell which one
 * @param state what its journal says
 * @param reason why it failed or stopped; empty where it did not
 */
public record CellResult(CellRecord cell, CellState state, String reason) {
  /** What became of a cell. */
  public enum Outcome {
    /** It was scored. */
    DONE,
    /** It ended with an error. */
    FAILED,
    /** It was begun and not finished; it can go on. */
    UNFINISHED,
    /** It was never begun. */
    MISSING
  }

  /** Returns what became of it. */
  public Outcome outcome() {
    if (state.started().isEmpty()) {
      return Outcome.MISSING;
    }
    Optional<JournalEvent.Status> status = state.finished().map(JournalEvent.Finished::status);
    if (status.isEmpty() || status.get() == JournalEvent.Status.KILLED) {
      return Outcome.UNFINISHED;
    }
    return status.get() == JournalEvent.Status.FINISHED ? Outcome.DONE : Outcome.FAILED;
  }

  /** Returns whether it was scored. */
  public boolean done() {
    return outcome() == Outcome.DONE;
  }

  /** Returns a figure of a cell that is done. */
  public OptionalDouble metric(String key) {
    Double value = done() ? state.metrics().get(key) : null;
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns what its training warned of, in sentences. */
  public List<String> warnings() {
    return state.tags().entrySet().stream()
        .filter(tag -> tag.getKey().startsWith(JournalEvent.WARNING))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the names of the dataset's classes; empty where the cell does not say. */
  public List<String> classNames() {
    String names = state.params().getOrDefault("classes", "");
    return names.isBlank() ? List.of() : List.of(names.split("\\s*,\\s*"));
  }
}
