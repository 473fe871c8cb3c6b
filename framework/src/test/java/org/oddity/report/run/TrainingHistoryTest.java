package org.oddity.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.oddity.report.run.TrainingHistory.Panel;
import org.oddity.report.run.TrainingHistory.Series;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;

class TrainingHistoryTest {
  private final List<JournalEvent> events = new ArrayList<>();

  private TrainingHistoryTest with(String key, double... values) {
    for (int i = 0; i < values.length; i++) {
      events.add(new JournalEvent.Metric(i, key, values[i], i + 1));
    }
    return this;
  }

  private List<TrainingHistory> read() {
    CellRecord cell = new CellRecord("id", "mnist", "8", 8, "ocgan", false, 1);
    return TrainingHistory.of(new CellResult(cell, CellState.of(events), ""));
  }

  private static Map<String, List<String>> names(TrainingHistory history) {
    Map<String, List<String>> names = new TreeMap<>();
    for (Panel panel : history.panels()) {
      names.put(panel.title(), panel.series().stream().map(Series::name).toList());
    }
    return names;
  }

  @Test
  void quantitiesThatBelongTogetherShareAPanel() {
    for (String name :
        List.of(
            "generator-loss",
            "generator-loss-visual",
            "generator-loss-latent",
            "classifier-loss",
            "latent-discriminator-loss",
            "classifier-accuracy",
            "latent-discriminator-accuracy",
            "generator-gradient-norm",
            "answer-before-mining",
            "answer-after-mining",
            "validation-loss",
            "generated-spread",
            "latent-distance-from-uniform")) {
      with("training/" + name, 3, 2, 1);
    }
    assertThat(names(read().get(0)))
        .containsOnly(
            Map.entry(
                "generator loss",
                List.of("generator-loss", "generator-loss-visual", "generator-loss-latent")),
            Map.entry("losses", List.of("classifier-loss", "latent-discriminator-loss")),
            Map.entry("accuracy", List.of("classifier-accuracy", "latent-discriminator-accuracy")),
            Map.entry("gradient norm", List.of("generator-gradient-norm")),
            Map.entry("answer", List.of("answer-before-mining", "answer-after-mining")),
            Map.entry("validation loss", List.of("validation-loss")),
            Map.entry("generated spread", List.of("generated-spread")),
            Map.entry("latent distance from uniform", List.of("latent-distance-from-uniform")));
  }

  @Test
  void aLossStandsBesideThatOfHeldOutImages() {
    with("training/loss", 3, 2).with("training/validation-loss", 4, 3);
    assertThat(names(read().get(0)))
        .containsOnly(Map.entry("loss", List.of("loss", "validation-loss")));
  }

  @Test
  void trainingsStandInTheirOrderEachWithTheEpochItKept() {
    with("pre-training/loss", 3, 2, 1).with("svdd/loss", 2, 1);
    events.add(new JournalEvent.Metric(9, "svdd/chosen-epoch", 2, 0));
    List<TrainingHistory> histories = read();
    assertThat(histories)
        .extracting(TrainingHistory::phase)
        .containsExactly("pre-training", "svdd");
    assertThat(histories.get(0).chosenEpoch()).isEmpty();
    assertThat(histories.get(1).chosenEpoch()).hasValue(2);
    Series loss = histories.get(0).panels().get(0).series().get(0);
    assertThat(loss.epochs()).containsExactly(1, 2, 3);
    assertThat(loss.values()).containsExactly(3, 2, 1);
  }

  @Test
  void whatTellsNothingIsLeftOut() {
    with("training/learning-rate", 0.1, 0.1)
        .with("training/compute-seconds", 3, 4)
        .with("training/images-per-second", 3, 4)
        .with("once/loss", 1);
    events.add(new JournalEvent.Metric(0, "test/auroc", 0.9, 0));
    assertThat(read()).isEmpty();
    with("training/learning-rate", 0.1, 0.01);
    assertThat(names(read().get(0)))
        .containsOnly(Map.entry("learning rate", List.of("learning-rate")));
  }

  @Test
  void aValueThatIsNotFiniteLeavesAGap() {
    with("training/loss", 3, Double.NaN, 1);
    assertThat(read().get(0).panels().get(0).series().get(0).epochs()).containsExactly(1, 3);
  }
}
