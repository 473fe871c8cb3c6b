package org.oddity.tracking.mlflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is sent. */
final class SyncCounts {
  private static final Logger LOG = LoggerFactory.getLogger(SyncCounts.class);

  private final Set<String> runs = new LinkedHashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();
  private long metrics;
  private long artifacts;

  synchronized void run(String runId) {
    runs.add(runId);
  }

  synchronized void metrics(int count) {
    metrics += count;
  }

  synchronized void artifact() {
    artifacts++;
  }

  synchronized void skipped(String what) {
    if (skipped.add(what)) {
      LOG.warn("not mirrored to MLflow: {}", what);
    }
  }

  synchronized SyncResult result() {
    return new SyncResult(runs.size(), metrics, artifacts, List.copyOf(skipped));
  }
}
