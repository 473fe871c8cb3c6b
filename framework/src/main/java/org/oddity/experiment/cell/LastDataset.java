package org.oddity.experiment.cell;

import java.util.function.Supplier;
import org.oddity.data.Dataset;

/**
 * Keeps the dataset that was opened last: a worker's cells mostly share one, and opening, drawing
 * or decoding it again would take longer than many a fit.
 */
final class LastDataset {
  private String key = "";
  private Dataset dataset;

  /** Returns the dataset of a key, opened by {@code open} unless it is the last one. */
  synchronized Dataset get(String wanted, Supplier<Dataset> open) {
    if (dataset == null || !wanted.equals(key)) {
      dataset = open.get();
      key = wanted;
    }
    return dataset;
  }
}
