package org.oddity.tracking.mlflow;

import java.util.List;

/**
 * What was sent to a server.
 *
 * @param runs runs that were made or added to
 * @param metrics values of metrics
 * @param artifacts files
 * @param skipped what could not be sent and never will be, in words, such as a file that is gone
 */
public record SyncResult(int runs, long metrics, long artifacts, List<String> skipped) {
  public SyncResult {
    skipped = List.copyOf(skipped);
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    String sent = runs + " runs, " + metrics + " metric values, " + artifacts + " files sent";
    return skipped.isEmpty() ? sent : sent + "; skipped: " + String.join("; ", skipped);
  }
}
