package org.oddity.experiment.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;
import org.oddity.experiment.protocol.SplitPlan.Chosen;

/**
 * One class is the anomaly, all others together are normal; a share of the normals trains, the rest
 * and all anomalies test. The protocol of GANomaly (§4.1) and Skip-GANomaly. Both parts of the
 * dataset are pooled, as in the authors' code.
 */
public record LeaveOneOut(
    @Option(
            help = "classes that are the anomaly in turn, by name or number; all = each one",
            byDefault = "all")
        List<String> anomaly,
    @Option(help = "share of the normals that trains, in (0, 1)", byDefault = "0.8") double share,
    @Option(
            help = "share of the training normals held out for thresholds, in (0, 1)",
            byDefault = "0.1")
        double validation,
    @Option(help = "most images per cell", byDefault = "{}") Limits limits)
    implements Protocol {
  public LeaveOneOut {
    Requirements.begin()
        .fraction("share", share)
        .fraction("validation", validation)
        .that(!anomaly.isEmpty(), "anomaly", "an empty list", "must name a class")
        .end();
  }

  @Override
  public List<Task> tasks(Dataset dataset) {
    if (dataset.classNames().size() < 2) {
      throw new InvalidProtocolException("", "leave-one-out needs at least two classes");
    }
    return Protocol.tasksOf(dataset, "anomaly", anomaly);
  }

  @Override
  public SplitPlan plan(Dataset dataset, Task task, Seeds seeds) {
    int[] labels = new Pool(dataset).labels();
    int[] normals =
        Drawing.shuffled(
            Drawing.where(labels, label -> label != task.classIndex()),
            seeds.stream("split/normals"));
    int[] anomalies = Drawing.where(labels, label -> label == task.classIndex());
    int trained = (int) Math.round(share * normals.length);
    if (trained < 2 || trained == normals.length || anomalies.length == 0) {
      throw new InvalidProtocolException(
          "share", "leaves " + trained + " of " + normals.length + " normals to train");
    }
    int[] test =
        IntStream.concat(Arrays.stream(normals).skip(trained), Arrays.stream(anomalies)).toArray();
    boolean[] anomalous = new boolean[test.length];
    Arrays.fill(anomalous, normals.length - trained, test.length, true);
    return Drawing.plan(
        Chosen.normals(Arrays.copyOf(normals, trained)),
        new Chosen(test, anomalous),
        validation,
        limits,
        seeds);
  }

  @Override
  public String sentence() {
    return "one class is the anomaly, all others are normal; a share of "
        + share
        + " of them trains";
  }
}
