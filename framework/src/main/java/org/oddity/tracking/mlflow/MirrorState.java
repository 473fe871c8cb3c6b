package org.oddity.tracking.mlflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a run folder was mirrored to one server. Only a memory: what it says is checked against
 * the server, and without it everything is sent again, which changes nothing there.
 *
 * @param server the server's address, for people
 * @param run what all runs of the folder are marked with
 * @param marks by {@link Target#key}
 */
record MirrorState(String server, String run, Map<String, Mark> marks) {
  MirrorState {
    // One thread mirrors and another one may ask how far it has come.
    marks =
        Collections.synchronizedMap(
            marks == null ? new LinkedHashMap<>() : new LinkedHashMap<>(marks));
  }

  /**
   * How far one journal was mirrored.
   *
   * @param runId the run on the server
   * @param bytes of the journal
   * @param running whether the last attempt within them has not ended
   * @param tables paths of the tables within them
   */
  record Mark(String runId, long bytes, boolean running, List<String> tables) {
    Mark {
      tables = tables == null ? List.of() : List.copyOf(tables);
    }

    static Mark none(String runId) {
      return new Mark(runId, -1, false, List.of());
    }

    /** Returns whether nothing was sent yet, not even the files that no event announces. */
    boolean fresh() {
      return bytes < 0;
    }
  }
}
