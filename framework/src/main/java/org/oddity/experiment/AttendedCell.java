package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.oddity.core.ImageGrid;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;

/**
 * A cell whose detector has shown where it looks in some test images.
 *
 * @param cell which one
 * @param folder its folder, where files may be added
 * @param grid images, their maps and what the maps leave of them, group below group
 * @param journal where added files are announced
 */
public record AttendedCell(CellRecord cell, Path folder, ImageGrid grid, Journal journal) {
  /** The file to draw the grid to, relative to {@link #folder}. */
  public static final String PATH = "images/attention.png";

  public AttendedCell {
    requireNonNull(cell, "cell is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(grid, "grid is null");
    requireNonNull(journal, "journal is null");
  }

  /** Announces that {@link #PATH} was written. */
  public void announce() {
    journal.announce(PATH, "images");
  }
}
