package org.oddity.experiment.scoring;

import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.explanation.ExplanationMap;

/**
 * Some files in a row that have just been scored.
 *
 * @param first the place of the first one among all, from 0
 * @param files in order
 * @param maps one per file; empty if nobody asked or the detector has none
 * @param explanations one per file; empty if nobody asked
 */
public record ScoredBatch(
    int first, List<ScoredFile> files, List<AnomalyMap> maps, List<ExplanationMap> explanations) {
  public ScoredBatch {
    files = List.copyOf(files);
    maps = List.copyOf(maps);
    explanations = List.copyOf(explanations);
    if (!explanations.isEmpty() && explanations.size() != files.size()) {
      throw new IllegalArgumentException(
          explanations.size() + " explanations of " + files.size() + " files");
    }
    if (!maps.isEmpty() && maps.size() != files.size()) {
      throw new IllegalArgumentException(maps.size() + " maps of " + files.size() + " files");
    }
  }
}
