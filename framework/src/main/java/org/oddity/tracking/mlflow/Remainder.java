package org.oddity.tracking.mlflow;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the mirroring of a run ended.
 *
 * @param sent all that was sent
 * @param bytes of journals that were not sent
 * @param advice a sentence for people with the command that sends the rest; empty if nothing is
 *     left to send
 */
public record Remainder(SyncResult sent, long bytes, Optional<String> advice) {
  public Remainder {
    requireNonNull(sent, "sent is null");
    requireNonNull(advice, "advice is null");
  }
}
