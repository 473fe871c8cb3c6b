package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.evaluation.localisation.LocalisationEvaluation;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;

/**
 * A cell whose anomaly maps were held against the masks of its test images, and some of these.
 *
 * @param cell which one
 * @param folder its folder, where files may be added
 * @param evaluation over all test images
 * @param scale how maps of this cell are drawn
 * @param groups some images of each class, the normal one's first
 * @param journal where added files are announced
 */
public record LocalisedCell(
    CellRecord cell,
    Path folder,
    LocalisationEvaluation evaluation,
    Scale scale,
    List<Group> groups,
    Journal journal) {
  /** The file to draw the maps to, relative to {@link #folder}. */
  public static final String PATH = "images/localisation.png";

  /** The key of the tag that says why nothing was measured. */
  public static final String TAG = "localisation";

  public LocalisedCell {
    requireNonNull(cell, "cell is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(evaluation, "evaluation is null");
    requireNonNull(scale, "scale is null");
    requireNonNull(journal, "journal is null");
    groups = List.copyOf(groups);
  }

  /**
   * The values between which the maps of a cell are drawn, the same for all its images.
   *
   * @param low drawn cold, and all below it
   * @param high drawn in full heat, and all above it
   */
  public record Scale(double low, double high) {
    public Scale {
      if (!(low < high)) {
        throw new IllegalArgumentException("a scale from " + low + " to " + high);
      }
    }
  }

  /**
   * Images of one class, rising by their scores.
   *
   * @param title the class's name
   * @param scores one for each image
   * @param maps one for each image, of its size
   * @param masks which pixels of each image are anomalous; read only
   */
  public record Group(
      String title,
      ImageBatch images,
      double[] scores,
      List<AnomalyMap> maps,
      List<boolean[]> masks) {
    public Group {
      requireNonNull(title, "title is null");
      maps = List.copyOf(maps);
      masks = List.copyOf(masks);
      int count = images.count();
      if (scores.length != count || maps.size() != count || masks.size() != count) {
        throw new IllegalArgumentException(
            "%d scores, %d maps and %d masks of %s"
                .formatted(scores.length, maps.size(), masks.size(), images));
      }
    }
  }

  /** Announces that {@link #PATH} was written. */
  public void announce() {
    journal.announce(PATH, "images");
  }
}
