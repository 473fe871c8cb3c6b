package org.oddity.tracking.mlflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.oddity.tracking.JournalEvent;

/**
 * A journal and the MLflow run that it becomes.
 *
 * @param key names it in the state: a cell's id, or {@code experiment}
 * @param journal the file
 * @param name what the run is called on the server
 * @param tags what marks the run, from its beginning; the parent's id is added where there is one
 * @param files files beside the journal that are sent though no event announces them
 */
record Target(
    String key,
    Path journal,
    String name,
    Map<String, String> tags,
    List<JournalEvent.Artifact> files) {
  /** The run of the whole run folder. */
  static final String PARENT = "experiment";

  boolean isParent() {
    return key.equals(PARENT);
  }

  Path folder() {
    return journal.toAbsolutePath().normalize().getParent();
  }
}
