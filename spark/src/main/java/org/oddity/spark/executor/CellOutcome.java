package org.oddity.spark.executor;

/**
 * How a cell ended on an executor; travels as JSON.
 *
 * @param reason why the cell failed; empty if it did not
 * @param startable whether worker processes can be started there; if not, the cell did not run
 * @param archive the cell's folder; empty where the run folder is shared
 */
public record CellOutcome(String reason, boolean startable, byte[] archive) {
  static CellOutcome inPlace(String reason) {
    return new CellOutcome(reason, true, new byte[0]);
  }

  static CellOutcome unstartable(String reason) {
    return new CellOutcome(reason, false, new byte[0]);
  }

  String json() {
    return Json.write(this);
  }

  /** Returns what was sent. */
  public static CellOutcome parse(String json) {
    return Json.read(json, CellOutcome.class);
  }
}
