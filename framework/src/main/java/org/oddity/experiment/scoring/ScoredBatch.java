package org.oddity.experiment.scoring;

import java.util.List;
import org.oddity.core.AnomalyMap;

/**
 * Some files in a row that have just been scored.
 *
 * @param first the place of the first one among all, from 0
 * @param files in order
 * @param maps one per file; empty if nobody asked or the detector has none
 */
public record ScoredBatch(int first, List<ScoredFile> files, List<AnomalyMap> maps) {
  public ScoredBatch {
    files = List.copyOf(files);
    maps = List.copyOf(maps);
    if (!maps.isEmpty() && maps.size() != files.size()) {
      throw new IllegalArgumentException(maps.size() + " maps of " + files.size() + " files");
    }
  }
}
