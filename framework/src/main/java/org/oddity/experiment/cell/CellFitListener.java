package org.oddity.experiment.cell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.ImageGrid;
import org.oddity.detector.FitListener;
import org.oddity.experiment.FitImages;
import org.oddity.tracking.JournalEvent;

/** Writes a fit's quantities to the cell's journal and passes progress and images on. */
final class CellFitListener implements FitListener {
  private static final double FIT_BEGINS = 0.05;
  private static final double FIT_ENDS = 0.8;

  private final CellJournal journal;
  private final List<JournalEvent> earlier;
  private final CellProgress progress;
  private final Images images;

  /** Where images go. */
  interface Images {
    void show(String name, ImageGrid grid, long step);
  }

  /**
   * Makes a listener.
   *
   * @param earlier what earlier attempts wrote
   */
  CellFitListener(
      CellJournal journal, List<JournalEvent> earlier, CellProgress progress, Images images) {
    this.journal = journal;
    this.earlier = earlier;
    this.progress = progress;
    this.images = images;
  }

  @Override
  public void progress(double fraction, String activity) {
    progress.at(FIT_BEGINS + (FIT_ENDS - FIT_BEGINS) * fraction, activity);
  }

  @Override
  public void metric(String name, double value, long step) {
    journal.metric(key(name), value, step);
  }

  /** What comes from a training has its phase before the slash; all else is the fit's own. */
  private static String key(String name) {
    return name.contains("/") ? name : "fit/" + name;
  }

  @Override
  public void images(String name, ImageGrid grid, long step) {
    images.show(name, grid, step);
  }

  @Override
  public void warning(String name, String sentence) {
    journal.tag(JournalEvent.WARNING + name, sentence);
  }

  /** Writes again what still holds of earlier attempts, as of when it happened. */
  @Override
  public void resumed(String phase, long epoch) {
    Map<String, JournalEvent> standing = new LinkedHashMap<>();
    for (JournalEvent event : earlier) {
      if (event instanceof JournalEvent.Metric metric
          && metric.key().startsWith(phase + "/")
          && metric.step() <= epoch) {
        standing.put(metric.key() + " " + metric.step(), metric);
      } else if (event instanceof JournalEvent.Artifact file
          && FitImages.isOf(file.path(), phase, epoch)) {
        standing.put(file.path(), file);
      }
    }
    standing.values().forEach(journal::again);
  }
}
