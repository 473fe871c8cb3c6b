package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Successive halving of real trainings, stopped and taken up again. */
class HalvingTest {
  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("halving.yaml"),
            """
            name: halving
            dataset: {dataset: synthetic-shapes, size: 16, train: 20, test: 4}
            protocol: {kind: one-vs-rest, normal: [disc]}
            detectors:
              autoencoder: {backbone: {backbone: dcgan, width: 4}, training: {images-at: []}}
            grid: {autoencoder: {backbone.latent: [1, 2, 4, 8]}}
            sweep: {halving: {autoencoder: {from: 1, to: 4, factor: 2}}}
            figures: false
            evaluation: {bootstrap-rounds: 100}
            runner: {workers: 1, threads: 1, memory: 512}
            """);
    out = folder.resolve("run");
  }

  private TestingCommandLine.Result run(String... more) {
    List<String> words = new ArrayList<>(List.of("run", file.toString()));
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of(more));
    return TestingCommandLine.run(words.toArray(String[]::new));
  }

  private List<CellRecord> cells() {
    return new RunFolder(out).read().cells();
  }

  @Test
  void fewerGoOnFurtherAndNothingIsDoneTwice() throws IOException {
    TestingCommandLine.Result check = TestingCommandLine.run("check", file.toString());
    assertThat(check.out())
        .contains("4 cells")
        .contains("then 2 variants of autoencoder with training.epochs=2: ")
        .contains("then 1 variant of autoencoder with training.epochs=4: ");

    TestingCommandLine.Result part = run("--only", "backbone.latent=4");
    assertThat(part.code()).as(part.out() + part.err()).isZero();
    assertThat(cells()).as("the round is not over").hasSize(4);

    TestingCommandLine.Result whole = run();
    assertThat(whole.code()).as(whole.out() + whole.err()).isZero();
    assertThat(whole.out())
        .contains("4 cells, 1 done before, 3 to run")
        .contains("2 of 4 variants of autoencoder go on with training.epochs=2")
        .contains("6 cells, 4 done before, 2 to run")
        .contains("1 of 2 variants of autoencoder go on with training.epochs=4")
        .contains("7 cells, 6 done before, 1 to run")
        .containsOnlyOnce("2 of 4 variants");
    List<CellRecord> cells = cells();
    assertThat(cells).hasSize(7).doesNotHaveDuplicates();
    assertThat(cells)
        .allMatch(
            cell ->
                Journal.read(new RunFolder(out).cellJournal(cell)).stream()
                        .filter(JournalEvent.Finished.class::isInstance)
                        .count()
                    == 1);
    assertThat(Journal.read(new RunFolder(out).journal()))
        .filteredOn(JournalEvent.Tag.class::isInstance)
        .extracting(event -> ((JournalEvent.Tag) event).key())
        .contains("halving/autoencoder/1", "halving/autoencoder/2");
    assertThat(Files.readString(out.resolve("report/leaderboard.csv"))).contains("epochs=4");

    TestingCommandLine.Result again = run();
    assertThat(again.out()).contains("7 cells, 7 done before, 0 to run");
    assertThat(cells()).isEqualTo(cells);
  }

  @Test
  void saysThatAMethodHasNothingToChooseBy() {
    TestingCommandLine.Result result =
        run(
            "detectors={gan: {backbone: {width: 4}, discriminator: {width: 4}}}",
            "grid={gan: {training.optimiser.learning-rate: [1e-3, 1e-4]}}",
            "sweep={halving: {gan: {from: 1, to: 2}}}");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCodes.SOME_FAILED);
    assertThat(result.out())
        .contains("gan: round 1 of 2 could not choose: its trainings have no loss on held-out");
  }
}
