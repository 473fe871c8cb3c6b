package org.oddity.experiment.protocol;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;

/**
 * One class is normal, all others are anomalous; the publisher's own training and test parts. This
 * is the table of Deep SVDD, and OCGAN's protocol 2.
 */
public record OneVsRest(
    @Option(
            help = "classes that are normal in turn, by name or number; all = each one",
            byDefault = "all")
        List<String> normal,
    @Option(
            help = "share of the training normals held out for thresholds, in (0, 1)",
            byDefault = "0.1")
        double validation,
    @Option(help = "most images per cell", byDefault = "{}") Limits limits)
    implements Protocol {
  public OneVsRest {
    Requirements.begin()
        .fraction("validation", validation)
        .that(!normal.isEmpty(), "normal", "an empty list", "must name a class")
        .end();
  }

  @Override
  public List<Task> tasks(Dataset dataset) {
    if (!dataset.hasTestPart()) {
      throw new InvalidProtocolException(
          "",
          "one-vs-rest needs the publisher's test part, which this dataset does not have;"
              + " split-80-20 or leave-one-out split it here");
    }
    return Protocol.tasksOf(dataset, "normal", normal);
  }

  @Override
  public SplitPlan plan(Dataset dataset, Task task, Seeds seeds) {
    return Drawing.ofOfficialParts(dataset, task, validation, limits, seeds);
  }

  @Override
  public String sentence() {
    return "one class is normal, all others are anomalous; official training and test parts";
  }
}
