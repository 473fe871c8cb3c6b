package org.oddity.report.table;

import java.util.List;
import java.util.Optional;
import org.oddity.evaluation.MeanAndDeviation;

/**
 * What stands where a row and a column meet.
 *
 * @param value over seeds; empty where no seed has one
 * @param expected how many seeds it should be over
 * @param notes why seeds are missing, for people
 * @param failed whether a seed failed, as opposed to not having been run
 * @param best whether nothing in its column is better
 */
public record TableEntry(
    Optional<MeanAndDeviation> value,
    int expected,
    List<String> notes,
    boolean failed,
    boolean best) {
  private static final int DECIMALS = 3;

  public TableEntry {
    notes = List.copyOf(notes);
  }

  /** Returns an entry that is printed elsewhere: one value, nothing missing. */
  static TableEntry printed(double value) {
    return new TableEntry(Optional.of(MeanAndDeviation.of(value)), 1, List.of(), false, false);
  }

  /** Returns an entry that nobody expects. */
  static TableEntry none(String note) {
    List<String> notes = note.isEmpty() ? List.of() : List.of(note);
    return new TableEntry(Optional.empty(), 0, notes, false, false);
  }

  /** Returns whether every seed has a value. */
  public boolean complete() {
    return value.isPresent() && value.get().count() >= expected;
  }

  /** Returns the value as papers print it, or a word that says why there is none. */
  public String text() {
    if (value.isEmpty()) {
      return expected == 0 ? "–" : failed ? "failed" : "missing";
    }
    return value.get().format(DECIMALS);
  }

  /** Returns {@code 1 of 2 seeds} where a value is over fewer seeds than it should be. */
  public String shortfall() {
    return value.isEmpty() || complete() ? "" : value.get().count() + " of " + expected + " seeds";
  }

  /** Returns the mean as it is printed, by which equals are told. */
  double rounded() {
    return Math.round(value.orElseThrow().mean() * 1000);
  }

  TableEntry asBest() {
    return new TableEntry(value, expected, notes, failed, true);
  }
}
