package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.oddity.core.AnomalyScores;
import org.oddity.data.split.TestSet;
import org.oddity.evaluation.NormalScale;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/**
 * A cell whose test set has just been scored.
 *
 * @param cell which one
 * @param folder its folder, where files may be added
 * @param test the images, their labels and classes
 * @param classNames the dataset's class names
 * @param scores one per test image, higher = more anomalous
 * @param named the class that the detector takes each image for; nothing where it names none
 * @param threshold from held-out normals: at or above it an image is called anomalous
 * @param scale of the held-out normals' scores; nothing where these are all the same
 * @param journal where added files are announced
 */
public record ScoredCell(
    CellRecord cell,
    Path folder,
    TestSet test,
    List<String> classNames,
    AnomalyScores scores,
    Optional<int[]> named,
    double threshold,
    Optional<NormalScale> scale,
    Journal journal) {
  public ScoredCell {
    requireNonNull(cell, "cell is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(test, "test is null");
    requireNonNull(scores, "scores is null");
    requireNonNull(named, "named is null");
    requireNonNull(scale, "scale is null");
    requireNonNull(journal, "journal is null");
    classNames = List.copyOf(classNames);
  }

  /**
   * Announces a file that was written below {@link #folder}.
   *
   * @param path relative to the folder, with forward slashes
   * @param kind as in {@link JournalEvent.Artifact}
   */
  public void announce(String path, String kind) {
    journal.announce(path, kind);
  }
}
