package org.oddity.experiment.protocol;

import java.util.ArrayList;
import java.util.List;
import org.oddity.config.Kind;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Seeds;
import org.oddity.data.Category;
import org.oddity.data.Dataset;

/**
 * The dataset's own layout says what is normal: {@code train/0.normal}, {@code test/1.abnormal}, or
 * MVTec's {@code train/good}, {@code test/*}; where it has categories, each is a task that neither
 * trains nor tests on the others.
 */
@Kind("folder")
public record LayoutFolder(
    @Option(
            help = "share of the training normals held out for thresholds, in (0, 1)",
            byDefault = "0.1")
        double validation,
    @Option(help = "most images per cell", byDefault = "{}") Limits limits)
    implements Protocol {
  public LayoutFolder {
    Requirements.begin().fraction("validation", validation).end();
  }

  @Override
  public List<Task> tasks(Dataset dataset) {
    boolean named = dataset.normalClass().isPresent() || !dataset.categories().isEmpty();
    if (!named || !dataset.hasTestPart()) {
      throw new InvalidProtocolException(
          "", "folder needs a dataset whose layout names the normal class and a test part");
    }
    List<Task> tasks = new ArrayList<>();
    for (Category category : dataset.categories()) {
      tasks.add(new Task(tasks.size(), category.name(), category.normalClass()));
    }
    if (!tasks.isEmpty()) {
      return List.copyOf(tasks);
    }
    int normal = dataset.normalClass().getAsInt();
    return List.of(new Task(0, dataset.classNames().get(normal), normal));
  }

  @Override
  public SplitPlan plan(Dataset dataset, Task task, Seeds seeds) {
    for (Category category : dataset.categories()) {
      if (category.normalClass() == task.classIndex()) {
        return Drawing.ofOfficialParts(
            dataset, task, category.classes()::contains, validation, limits, seeds);
      }
    }
    return Drawing.ofOfficialParts(dataset, task, validation, limits, seeds);
  }

  @Override
  public String sentence() {
    return "the folder layout says what is normal, what trains and what tests";
  }
}
