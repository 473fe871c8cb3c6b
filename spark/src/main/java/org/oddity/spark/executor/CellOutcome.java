package org.oddity.spark.executor;

/**
 * How a cell ended on an executor; travels as JSON.
 *
 * @param reason why the cell failed; empty if it did not
 * @param archive the cell's folder; empty where the run folder is shared
 */
public record CellOutcome(String reason, byte[] archive) {
  static CellOutcome inPlace(String reason) {
    return new CellOutcome(reason, new byte[0]);
  }

  String json() {
    return Json.write(this);
  }

  /** Returns what was sent. */
  public static CellOutcome parse(String json) {
    return Json.read(json, CellOutcome.class);
  }
}
