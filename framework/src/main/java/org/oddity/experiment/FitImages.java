package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.core.ImageGrid;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;

/**
 * Images that a fit shows on its way.
 *
 * @param cell whose fit
 * @param folder the cell's folder, where files may be added
 * @param name such as {@code training/reconstructions}
 * @param step the epoch, or 0
 * @param grid the images
 * @param journal where added files are announced
 */
public record FitImages(
    CellRecord cell, Path folder, String name, long step, ImageGrid grid, Journal journal) {
  private static final Pattern PATH = Pattern.compile("images/.+-step-(\\d{1,18})\\.png");

  public FitImages {
    requireNonNull(cell, "cell is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(name, "name is null");
    requireNonNull(grid, "grid is null");
    requireNonNull(journal, "journal is null");
  }

  /** Returns the file to draw them to, relative to {@link #folder}. */
  public String path() {
    return "images/" + name + "-step-" + step + ".png";
  }

  /** Returns whether a file shows images of a phase of a fit, of a step up to some epoch. */
  public static boolean isOf(String path, String phase, long epoch) {
    Matcher name = PATH.matcher(path);
    return path.startsWith("images/" + phase + "/")
        && name.matches()
        && Long.parseLong(name.group(1)) <= epoch;
  }

  /** Announces that {@link #path} was written. */
  public void announce() {
    journal.announce(path(), "images");
  }
}
