package org.oddity.experiment;

import java.util.List;
import org.oddity.data.Dataset;
import org.oddity.experiment.protocol.Task;

/**
 * A dataset of an experiment, opened.
 *
 * @param name as the experiment calls it
 * @param registered the name of its factory
 * @param options its options, defaults included
 * @param dataset opened; pixels are not read yet
 * @param tasks the columns that the protocol makes of it
 */
public record ResolvedDataset(
    String name, String registered, Record options, Dataset dataset, List<Task> tasks) {
  public ResolvedDataset {
    tasks = List.copyOf(tasks);
  }
}
