package org.oddity.experiment.protocol;

import java.util.List;
import java.util.Map;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;

/**
 * How a dataset becomes training normals, held-out normals and a test set; see docs/protocol.md.
 */
public sealed interface Protocol
    permits OneVsRest, SplitShare, LeaveOneOut, LayoutFolder, Supervised {
  /**
   * Returns the columns of the table.
   *
   * @throws InvalidProtocolException if the dataset cannot be used with this protocol
   */
  List<Task> tasks(Dataset dataset);

  /** Returns which images go where, for one task and seed. */
  SplitPlan plan(Dataset dataset, Task task, Seeds seeds);

  /** Returns what is normal and what is anomalous, in one sentence. */
  String sentence();

  /** Returns whether training holds labelled anomalies. */
  default boolean supervised() {
    return false;
  }

  /** Returns the tasks of the chosen classes. */
  static List<Task> tasksOf(Dataset dataset, String key, List<String> chosen) {
    Map<String, Integer> classes = ClassSelection.resolve(dataset, key, chosen);
    List<Task> tasks = new java.util.ArrayList<>();
    classes.forEach((name, index) -> tasks.add(new Task(tasks.size(), name, index)));
    return List.copyOf(tasks);
  }
}
