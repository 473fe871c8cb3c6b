package org.oddity.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.VariantRecord;

class LeaderboardTest {
  private final List<CellResult> cells = new ArrayList<>();
  private final List<VariantRecord> variants = new ArrayList<>();

  private void variant(String entry, String key, String value) {
    variants.add(new VariantRecord(row(entry, key, value), entry, Map.of(key, value)));
  }

  private static String row(String entry, String key, String value) {
    return entry + "[" + key + "=" + value + "]";
  }

  private void cell(String row, String task, long seed, double auroc, double loss) {
    List<JournalEvent> events = new ArrayList<>();
    events.add(new JournalEvent.Started(1, 1));
    if (!Double.isNaN(loss)) {
      events.add(new JournalEvent.Metric(2, "training/validation-loss", 10 * loss, 1));
      events.add(new JournalEvent.Metric(3, "training/validation-loss", loss, 2));
    }
    events.add(new JournalEvent.Metric(4, "test/auroc", auroc, 0));
    events.add(new JournalEvent.Finished(5, JournalEvent.Status.FINISHED, ""));
    int index = task.equals("cat") ? 0 : 1;
    CellRecord record = new CellRecord(row + task + seed, "pixels", task, index, row, false, seed);
    cells.add(new CellResult(record, CellState.of(events), ""));
  }

  private RunResults results() {
    ExperimentRecord experiment =
        new ExperimentRecord(
            "sweep",
            "",
            1,
            "ab",
            "one class normal",
            cells.stream().map(CellResult::cell).toList(),
            List.of(),
            Map.of(),
            variants);
    return new RunResults(new RunFolder(Path.of("absent")), experiment, "", cells);
  }

  /** The second has the better figures, the first the lower losses on all but one column. */
  private void trainedRows() {
    variant("vae", "latent", "8");
    variant("vae", "latent", "64");
    String first = row("vae", "latent", "8");
    String second = row("vae", "latent", "64");
    for (long seed : new long[] {1, 2}) {
      cell(first, "cat", seed, 0.6, 1);
      cell(first, "dog", seed, 0.8, seed == 1 ? 100 : 900);
      cell(second, "cat", seed, 0.7, 2);
      cell(second, "dog", seed, 0.9 + 0.01 * seed, seed == 1 ? 200 : 300);
    }
  }

  @Test
  void ranksByTheTestSetAndTellsWhatTheHeldOutNormalsChoose() {
    trainedRows();
    Leaderboard board = Leaderboard.of(results()).get(0);
    assertThat(board.lines())
        .extracting(Leaderboard.Line::row)
        .containsExactly("vae[latent=64]", "vae[latent=8]");
    Leaderboard.Line best = board.lines().get(0);
    assertThat(best.auroc().format(4)).isEqualTo("0.8075 ± 0.0035");
    assertThat(best.chosen()).as("by the test set it would be").isFalse();
    assertThat(best.validationRank()).as("lower in one column of four").hasValue(1.75);
    assertThat(board.lines().get(1).chosen()).isTrue();
    assertThat(board.lines().get(1).validationRank()).hasValue(1.25);
    assertThat(board.csv()).contains("1,vae[latent=64],vae,false,0.80").endsWith(",1.25,true\n");
  }

  /** The last epoch is the worst, but the networks of the first are kept. */
  @Test
  void theLossIsThatOfTheEpochThatWasKept() {
    variant("ocgan", "rate", "1");
    variant("ocgan", "rate", "2");
    kept(row("ocgan", "rate", "1"), 1, 9);
    kept(row("ocgan", "rate", "2"), 2, 3);
    assertThat(Leaderboard.of(results()).get(0).lines())
        .filteredOn(Leaderboard.Line::chosen)
        .extracting(Leaderboard.Line::row)
        .containsExactly("ocgan[rate=1]");
  }

  @Test
  void equallyGoodOnesAreNoChoice() {
    variant("ocgan", "rate", "1");
    variant("ocgan", "rate", "2");
    kept(row("ocgan", "rate", "1"), 1, 1);
    kept(row("ocgan", "rate", "2"), 1, 1);
    assertThat(Leaderboard.of(results()).get(0).lines())
        .extracting(Leaderboard.Line::chosen)
        .containsExactly(false, false);
  }

  private void kept(String row, double first, double last) {
    List<JournalEvent> events =
        List.of(
            new JournalEvent.Started(1, 1),
            new JournalEvent.Metric(2, "training/validation-loss", first, 1),
            new JournalEvent.Metric(3, "training/validation-loss", last, 2),
            new JournalEvent.Metric(4, "training/chosen-epoch", 1, 0),
            new JournalEvent.Metric(5, "test/auroc", 0.5, 0),
            new JournalEvent.Finished(6, JournalEvent.Status.FINISHED, ""));
    CellRecord record = new CellRecord(row, "pixels", "cat", 0, row, false, 1);
    cells.add(new CellResult(record, CellState.of(events), ""));
  }

  @Test
  void choosesNothingWhereALossIsMissing() {
    trainedRows();
    variant("knn", "neighbours", "1");
    variant("knn", "neighbours", "5");
    cell(row("knn", "neighbours", "1"), "cat", 1, 0.5, Double.NaN);
    cell(row("knn", "neighbours", "1"), "dog", 1, 0.5, Double.NaN);
    cell("random", "cat", 1, 0.5, Double.NaN);
    Leaderboard board = Leaderboard.of(results()).get(0);
    assertThat(board.lines())
        .extracting(Leaderboard.Line::row)
        .as("rows with a seed that has all tasks")
        .containsExactly("vae[latent=64]", "vae[latent=8]", "knn[neighbours=1]");
    assertThat(board.lines().get(2).chosen()).isFalse();
    assertThat(board.lines().get(2).validationRank()).isEmpty();
  }

  @Test
  void aRunWithoutVariantsHasNone() {
    cell("knn", "cat", 1, 0.5, Double.NaN);
    assertThat(Leaderboard.of(results())).isEmpty();
    assertThat(SweepFiles.of(results())).isEmpty();
  }

  @Test
  void showsEachSweptOptionByItsValues() {
    trainedRows();
    List<Sensitivity> found = Sensitivity.of(results());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).aurocs().get("8")).containsExactly(0.7, 0.7);
    assertThat(found.get(0).aurocs().get("64")).hasSize(2);
    assertThat(SweepFiles.of(results()))
        .containsOnlyKeys("leaderboard.csv", "sensitivity-vae-latent.svg");
  }
}
