package org.oddity.experiment.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.config.Kind;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;
import org.oddity.experiment.protocol.SplitPlan.Chosen;

/**
 * A share of the normal class trains; the rest of it and as many anomalies, drawn from all other
 * classes, test. This is OCGAN's protocol 1 (§5.1). Both parts of the dataset are pooled.
 */
@Kind("split-80-20")
public record SplitShare(
    @Option(
            help = "classes that are normal in turn, by name or number; all = each one",
            byDefault = "all")
        List<String> normal,
    @Option(help = "share of the normal class that trains, in (0, 1)", byDefault = "0.8")
        double share,
    @Option(
            help = "share of the training normals held out for thresholds, in (0, 1)",
            byDefault = "0.1")
        double validation,
    @Option(help = "most images per cell", byDefault = "{}") Limits limits)
    implements Protocol {
  public SplitShare {
    Requirements.begin()
        .fraction("share", share)
        .fraction("validation", validation)
        .that(!normal.isEmpty(), "normal", "an empty list", "must name a class")
        .end();
  }

  @Override
  public List<Task> tasks(Dataset dataset) {
    if (dataset.classNames().size() < 2) {
      throw new InvalidProtocolException("", "split-80-20 needs at least two classes");
    }
    return Protocol.tasksOf(dataset, "normal", normal);
  }

  @Override
  public SplitPlan plan(Dataset dataset, Task task, Seeds seeds) {
    int[] labels = new Pool(dataset).labels();
    int[] normals =
        Drawing.shuffled(
            Drawing.where(labels, label -> label == task.classIndex()),
            seeds.stream("split/normals"));
    int[] others =
        Drawing.shuffled(
            Drawing.where(labels, label -> label != task.classIndex()),
            seeds.stream("split/anomalies"));
    int trained = (int) Math.round(share * normals.length);
    int tested = normals.length - trained;
    if (trained < 2 || tested < 1 || others.length < 1) {
      throw new InvalidProtocolException(
          "share", "leaves " + trained + " normals to train and " + tested + " to test");
    }
    int anomalies = Math.min(tested, others.length);
    int[] test =
        IntStream.concat(
                Arrays.stream(normals).skip(trained), Arrays.stream(others).limit(anomalies))
            .toArray();
    boolean[] anomalous = new boolean[test.length];
    Arrays.fill(anomalous, tested, test.length, true);
    return Drawing.plan(
        Chosen.normals(Arrays.copyOf(normals, trained)),
        new Chosen(test, anomalous),
        validation,
        limits,
        seeds);
  }

  @Override
  public String sentence() {
    return "a share of "
        + share
        + " of the normal class trains; the rest and as many anomalies of all other classes test";
  }
}
