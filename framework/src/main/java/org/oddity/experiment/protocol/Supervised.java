package org.oddity.experiment.protocol;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.experiment.protocol.SplitPlan.Chosen;

/**
 * Both sides are in training: one class is the anomaly, the rest is normal; official parts. For the
 * study of imbalance, never beside one-class rows without saying so.
 */
public record Supervised(
    @Option(
            help = "classes that are the anomaly in turn, by name or number; all = each one",
            byDefault = "all")
        List<String> anomaly,
    @Option(help = "share of the training images held out, in (0, 1)", byDefault = "0.1")
        double validation,
    @Option(help = "most images per cell", byDefault = "{}") Limits limits)
    implements Protocol {
  public Supervised {
    Requirements.begin()
        .fraction("validation", validation)
        .that(!anomaly.isEmpty(), "anomaly", "an empty list", "must name a class")
        .end();
  }

  @Override
  public List<Task> tasks(Dataset dataset) {
    if (!dataset.hasTestPart()) {
      throw new InvalidProtocolException("", "supervised needs the publisher's test part");
    }
    return Protocol.tasksOf(dataset, "anomaly", anomaly);
  }

  @Override
  public SplitPlan plan(Dataset dataset, Task task, Seeds seeds) {
    Pool pool = new Pool(dataset);
    Chosen train = labelled(pool, pool.places(Part.TRAIN), task);
    Chosen test = labelled(pool, pool.places(Part.TEST), task);
    return Drawing.plan(train, test, validation, limits, seeds);
  }

  private static Chosen labelled(Pool pool, int[] places, Task task) {
    boolean[] anomalous = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      anomalous[i] = pool.labels()[places[i]] == task.classIndex();
    }
    return new Chosen(places, anomalous);
  }

  @Override
  public boolean supervised() {
    return true;
  }

  @Override
  public String sentence() {
    return "one class is the anomaly, the rest is normal; both are in training";
  }
}
