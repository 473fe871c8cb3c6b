package org.oddity.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.data.DataHome;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;
import org.oddity.tracking.RunFolder;

class HalvingProgressTest {
  /** Six variants; rounds of 1, 3 and 7. */
  private static final String SWEPT =
      """
      name: test
      dataset: pixels
      protocol: {kind: one-vs-rest, normal: [cat]}
      detectors: {mean: , other: {detector: mean, factor: 9}}
      grid: {mean: {factor: [1, 2, 3, 4, 5, 6]}}
      sweep: {halving: {mean: {from: 1, to: 7, budget: inner.steps}}}
      seeds: [1, 2]
      """;

  @TempDir Path folder;

  private RunFolder run() {
    return new RunFolder(folder.resolve("run"));
  }

  private DataHome home() {
    return new DataHome(folder);
  }

  private ExperimentPlan plan(String... overrides) {
    Registry registry =
        new Registry(
            Map.of("pixels", new TestingDatasetFactory()),
            Map.of("mean", new TestingDetectorFactory()),
            Map.of());
    return new ExperimentPlanner(registry)
        .plan(SWEPT, List.of(overrides), new ConfigCatalogue(folder), home());
  }

  private HalvingProgress progress() {
    return HalvingProgress.of(plan(), run(), home());
  }

  private static List<String> rows(ExperimentPlan plan) {
    return plan.detectors().stream().map(ResolvedDetector::name).toList();
  }

  private static String row(int factor, int steps) {
    return "mean[factor=" + factor + ",inner.steps=" + steps + "]";
  }

  private List<CellRecord> cells(String row) {
    return progress().plan().cells(run(), home()).stream()
        .map(CellSpec::record)
        .filter(cell -> cell.detector().equals(row))
        .toList();
  }

  private void write(CellRecord cell, JournalEvent... events) {
    try (Journal journal = Journal.open(run().cellJournal(cell))) {
      for (JournalEvent event : events) {
        journal.append(event);
      }
    }
  }

  private void end(CellRecord cell, double loss, double auroc) {
    write(
        cell,
        new JournalEvent.Started(1, 1),
        new JournalEvent.Metric(2, "training/validation-loss", loss, 1),
        new JournalEvent.Metric(3, "test/auroc", auroc, 0),
        new JournalEvent.Finished(4, Status.FINISHED, ""));
  }

  private void end(String row, double loss, double auroc) {
    cells(row).forEach(cell -> end(cell, loss, auroc));
  }

  @Test
  void beginsWithTheFirstRoundAlone() {
    assertThat(rows(plan()))
        .containsExactly(row(1, 1), row(2, 1), row(3, 1), row(4, 1), row(5, 1), row(6, 1), "other");
    assertThat(plan().halved().get(0).sizes()).containsExactly(6, 2, 1);
    assertThat(progress().plan().size()).isEqualTo(plan().size()).isEqualTo(14);
    assertThat(progress().decisions()).isEmpty();
  }

  @Test
  void goesOnWithTheLeastLossesOnceAllOfARoundHaveEnded() {
    for (int factor = 1; factor <= 5; factor++) {
      end(row(factor, 1), 10 - factor, 0.1 * factor);
    }
    List<CellRecord> last = cells(row(6, 1));
    end(last.get(0), 3, 0.99);
    assertThat(progress().plan().size()).as("one cell is missing").isEqualTo(14);
    end(last.get(1), 30, 0.99);
    HalvingProgress second = progress();
    assertThat(rows(second.plan()))
        .as("the least losses, whatever the test set says")
        .containsExactly(
            row(1, 1), row(2, 1), row(3, 1), row(4, 1), row(5, 1), row(6, 1), row(4, 3), row(5, 3),
            "other");
    assertThat(second.decisions())
        .containsEntry(
            "mean/1",
            "2 of 6 variants of mean go on with inner.steps=3, by their loss on held-out normals: "
                + row(4, 3)
                + ", "
                + row(5, 3));
    assertThat(second.plan().hash()).as("the same experiment").isEqualTo(plan().hash());
    end(row(4, 3), 0.1, 0.2);
    end(row(5, 3), 0.2, 0.9);
    assertThat(rows(progress().plan())).hasSize(10).contains(row(4, 7)).doesNotContain(row(5, 7));
    end(row(4, 7), 0.1, 0.2);
    assertThat(progress().plan().size()).as("nothing comes after the last").isEqualTo(20);
    assertThat(progress().stalled()).isEmpty();
  }

  @Test
  void whatFailedGoesNoFurther() {
    for (int factor = 1; factor <= 6; factor++) {
      end(row(factor, 1), factor, 0.5);
    }
    CellRecord failing = cells(row(1, 1)).get(1);
    write(
        failing,
        new JournalEvent.Started(5, 2),
        new JournalEvent.Finished(6, Status.FAILED, "the loss was NaN"));
    assertThat(rows(progress().plan())).contains(row(2, 3), row(3, 3)).doesNotContain(row(1, 3));
  }

  @Test
  void saysWhyItCannotGoOn() {
    for (int factor = 1; factor <= 6; factor++) {
      for (CellRecord cell : cells(row(factor, 1))) {
        write(
            cell,
            new JournalEvent.Started(1, 1),
            new JournalEvent.Finished(2, Status.FINISHED, ""));
      }
    }
    assertThat(progress().plan().size()).isEqualTo(14);
    assertThat(progress().stalled())
        .containsExactly(
            "mean: round 1 of 3 could not choose: its trainings have no loss on held-out normals");
  }

  @Test
  void refusesWhatCannotBeHalved() {
    assertThatThrownBy(() -> plan("sweep.halving.mean.to=1"))
        .hasMessageContaining("sweep.halving.mean.to: must be above from, was 1");
    assertThatThrownBy(() -> plan("sweep.halving.mean.budget=factor"))
        .hasMessageContaining("sweep.halving.mean.budget: was 'factor', which the variants set");
    assertThatThrownBy(() -> plan("sweep.halving={other: {from: 1, to: 3, budget: inner.steps}}"))
        .hasMessageContaining("sweep.halving.other: has one variant only");
    assertThatThrownBy(() -> plan("sweep.halving={men: {from: 1, to: 3}}"))
        .hasMessageContaining("unknown entry 'men'. Did you mean 'mean'?");
    assertThatThrownBy(() -> plan("sweep.halving.mean.budget=training.epochs"))
        .hasMessageContaining("training");
  }
}
