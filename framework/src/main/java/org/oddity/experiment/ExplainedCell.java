package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.oddity.core.ImageBatch;
import org.oddity.explanation.ExplanationMap;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/**
 * A cell some of whose test images were explained.
 *
 * @param cell which one
 * @param folder its folder, where files may be added
 * @param title how the maps were made, in words
 * @param sides the images that are normal and those that are not
 * @param same images that other detectors of the task are explained with, too
 * @param journal where added files are announced
 */
public record ExplainedCell(
    CellRecord cell,
    Path folder,
    String title,
    List<Side> sides,
    SameImages same,
    Journal journal) {
  /** The file to draw the maps to, relative to {@link #folder}. */
  public static final String PATH = "images/explanation.png";

  /** The key of the tag that says how a cell was explained, or why not. */
  public static final String TAG = "explanation";

  public ExplainedCell {
    requireNonNull(cell, "cell is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(title, "title is null");
    requireNonNull(same, "same is null");
    requireNonNull(journal, "journal is null");
    sides = List.copyOf(sides);
  }

  /**
   * Images of one label, rising by their scores.
   *
   * @param title {@code normal} or {@code anomalous}
   * @param scores one for each image
   * @param named the class that the detector takes each image for; none where it names none
   * @param maps one for each image
   */
  public record Side(
      String title,
      ImageBatch images,
      double[] scores,
      List<String> named,
      List<ExplanationMap> maps) {
    public Side {
      requireNonNull(title, "title is null");
      named = List.copyOf(named);
      maps = List.copyOf(maps);
      if (scores.length != images.count() || maps.size() != images.count()) {
        throw new IllegalArgumentException(
            scores.length + " scores and " + maps.size() + " maps of " + images);
      }
      if (!named.isEmpty() && named.size() != images.count()) {
        throw new IllegalArgumentException(named.size() + " classes named of " + images);
      }
    }
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
