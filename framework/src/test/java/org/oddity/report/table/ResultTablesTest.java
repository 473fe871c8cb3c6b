package org.oddity.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.Golden;
import org.oddity.report.TestingRun;
import org.oddity.report.run.RunResults;

class ResultTablesTest {
  private static final PublishedTables PUBLISHED =
      PublishedTables.load(Golden.FOLDER.resolve("configs"));

  @TempDir private Path folder;

  @Test
  void averagesTasksForEachSeedBeforeItAveragesSeeds() {
    RunResults results = RunResults.read(TestingRun.in(folder).write());
    ResultTable.Row row = table(results).rows().get(0);
    double first = mean(results, row.name(), 1);
    double second = mean(results, row.name(), 2);
    assertThat(row.mean().value().orElseThrow().mean())
        .isCloseTo((first + second) / 2, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(row.mean().value().orElseThrow().deviation().orElseThrow())
        .isCloseTo(
            Math.abs(first - second) / Math.sqrt(2), org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void givesNoMeanOverFewerTasks() {
    RunResults results =
        RunResults.read(
            TestingRun.in(folder).seeds(1L).failing("kde", "bird", 1, "no memory").write());
    ResultTable.Row kde = row(table(results), "kde");
    assertThat(kde.entries().get(2).text()).isEqualTo("failed");
    assertThat(kde.entries().get(2).notes()).containsExactly("seed 1 failed: no memory");
    assertThat(kde.mean().text()).isEqualTo("failed");
    assertThat(kde.mean().notes()).containsExactly("seed 1 has 2 of 3 tasks");
  }

  @Test
  void tellsWhatWasNotRunFromWhatFailed() {
    RunResults results =
        RunResults.read(TestingRun.in(folder).seeds(1L).leavingOut("kde", "bird", 1).write());
    assertThat(row(table(results), "kde").entries().get(2).text()).isEqualTo("missing");
  }

  @Test
  void neverCallsAnOracleOrAHalfRunTheBest() {
    RunResults results =
        RunResults.read(
            TestingRun.in(folder).detector("lucky", 9).leavingOut("lucky", "bird", 2).write());
    ResultTable table = table(results);
    assertThat(row(table, "one-class-svm").entries()).noneMatch(TableEntry::best);
    assertThat(row(table, "lucky").entries().get(0).best()).isTrue();
    assertThat(row(table, "lucky").entries().get(2).best()).isFalse();
    assertThat(row(table, "kde").entries().get(2).best()).isTrue();
  }

  @Test
  void callsTheLowestFalsePositiveRateTheBest() {
    RunResults results = RunResults.read(TestingRun.in(folder).write());
    ResultTable table = ResultTables.of(results, TableMetric.FPR_AT_95_TPR, PUBLISHED).get(0);
    TableEntry best =
        table.ours().stream()
            .map(ResultTable.Row::mean)
            .filter(TableEntry::best)
            .findFirst()
            .orElseThrow();
    assertThat(table.ours())
        .filteredOn(row -> !row.oracle())
        .allSatisfy(
            row ->
                assertThat(row.mean().value().orElseThrow().mean())
                    .isGreaterThanOrEqualTo(best.value().orElseThrow().mean()));
  }

  @Test
  void putsPublishedRowsBesideOursWithTheirSource() {
    RunResults results =
        RunResults.read(
            TestingRun.in(folder).comparedWith("one-paper/kde", "no-such-table").write());
    ResultTable.Row row = table(results).publishedRows().get(0);
    assertThat(row.source().orElseThrow()).contains("CVPR 2019");
    assertThat(row.entries().get(0).text()).matches("0\\.\\d{3}");
    assertThat(row.mean().text()).as("four classes, not our three").isEqualTo("–");
    assertThat(row.entries()).noneMatch(TableEntry::best);
  }

  @Test
  void writesMarkdownAndCsvAsTheyAlwaysWere() throws IOException {
    RunResults results =
        RunResults.read(TestingRun.unfinished(folder).comparedWith("one-paper/kde").write());
    Golden.check("table.md", MarkdownTable.of(table(results)));
    Golden.check("table.csv", CsvTable.wide(table(results)));
    Golden.check("cells.csv", CsvTable.cells(results));
  }

  @Test
  void writesATableThatMlflowCanShow() throws IOException {
    RunResults results = RunResults.read(TestingRun.unfinished(folder).seeds(2L).write());
    JsonNode json = new ObjectMapper().readTree(MlflowTable.of(table(results)));
    assertThat(json.path("columns")).hasSize(5);
    assertThat(json.path("data")).allSatisfy(row -> assertThat(row).hasSize(5));
    assertThat(json.path("data").get(2).get(0).asText()).isEqualTo("one-class-svm (oracle)");
    assertThat(json.path("data").get(3).get(3).isNull()).isTrue();
  }

  @Test
  void keepsHostileNamesHarmless() {
    RunResults results =
        RunResults.read(
            TestingRun.in(folder)
                .detector("a|b *x* <script>alert(1)</script>", 1)
                .detector("say \"hi\", twice", 1)
                .write());
    String markdown = MarkdownTable.of(table(results));
    assertThat(markdown).contains("| a\\|b \\*x\\* &lt;script&gt;alert(1)&lt;/script&gt; |");
    assertThat(CsvTable.wide(table(results))).contains("\"say \"\"hi\"\", twice\",false");
  }

  @Test
  void ranksDetectorsThatHaveEveryTask() {
    RunResults results =
        RunResults.read(TestingRun.in(folder).detector("fourth", 3).detector("fifth", 2).write());
    assertThat(Ranks.of(table(results)).orElseThrow().methods())
        .isEqualTo(List.of("mean-image", "kde", "isolation-forest", "fourth", "fifth"));
    RunResults two = RunResults.read(TestingRun.in(folder.resolve("two")).tasks("a", "b").write());
    assertThat(Ranks.of(table(two))).isEmpty();
  }

  private static ResultTable table(RunResults results) {
    return ResultTables.of(results, TableMetric.AUROC, PUBLISHED).get(0);
  }

  private static ResultTable.Row row(ResultTable table, String name) {
    return table.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static double mean(RunResults results, String detector, long seed) {
    return results.cells().stream()
        .filter(cell -> cell.cell().detector().equals(detector) && cell.cell().seed() == seed)
        .mapToDouble(cell -> cell.metric("test/auroc").orElseThrow())
        .average()
        .orElseThrow();
  }
}
