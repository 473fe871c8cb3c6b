package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parts of experiments: chosen, looked at, taken over. */
@Timeout(240)
class StatusCommandTest {
  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("parts.yaml"),
            """
            name: parts
            dataset: {dataset: synthetic-shapes, size: 16, train: 20, test: 4}
            protocol: {kind: one-vs-rest, normal: [disc]}
            detectors: [knn, random]
            grid: {knn: {neighbours: [1, 3]}}
            seeds: [1, 2]
            figures: false
            evaluation: {bootstrap-rounds: 100}
            """);
    out = folder.resolve("first");
  }

  private TestingCommandLine.Result run(String... more) {
    return TestingCommandLine.run(
        Stream.concat(Stream.of("run", file.toString(), "--out", out.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private TestingCommandLine.Result status(String... more) {
    return TestingCommandLine.run(
        Stream.concat(Stream.of("status", out.toString()), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void partsOfAnExperimentAreRunShownAndTakenOver() throws IOException {
    TestingCommandLine.Result part = run("--only", "detector=knn", "--only", "seed=1");
    assertThat(part.err()).isEmpty();
    assertThat(part.code()).isZero();
    assertThat(part.out())
        .contains("6 cells, 0 done before, 2 to run of 6 left")
        .doesNotContain("failed");
    assertThat(status().out())
        .contains("parts: stopped (4 of 6 cells are left: only others were asked for)")
        .contains("6 cells: 2 finished, 0 failed, 0 running, 4 waiting");
    assertThat(status("--cells", "--filter", "neighbours=3").out())
        .containsPattern("finished +synthetic-shapes · knn\\[neighbours=3] · disc · seed 1 .*auroc")
        .containsPattern("waiting +synthetic-shapes · knn\\[neighbours=3] · disc · seed 2")
        .doesNotContain("random");
    JsonNode json = new JsonMapper().readTree(status("--json", "--cells").out());
    assertThat(json.at("/counts/finished").asInt()).isEqualTo(2);
    assertThat(json.at("/cells/0/test~1auroc").isNumber()).isTrue();
    Path first = out;
    out = folder.resolve("second");
    assertThat(run("--only", "detector=random").out())
        .contains("2 of these cells are finished in " + first);
    assertThat(run("--reuse", first.toString()).out())
        .contains("2 cells taken over from " + first)
        .contains("6 cells, 4 done before, 2 to run");
    assertThat(out.resolve("report/index.html")).content().contains("reused from first");
    assertThat(out.resolve("report/leaderboard.csv")).content().contains("knn[neighbours=3]");
    assertThat(out.resolve("report/sensitivity-knn-neighbours.svg")).isNotEmptyFile();
  }

  @Test
  void refusesWhatNoCellCanBeAndChangesNothing() {
    for (List<String> arguments :
        List.of(
            List.of("--only", "detector=knnn"),
            List.of("--reuse", out.toString()),
            List.of("--reuse", folder.resolve("absent").toString()))) {
      TestingCommandLine.Result result = run(arguments.toArray(String[]::new));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
      assertThat(out).doesNotExist();
    }
    assertThat(run("--only", "detector=knnn").err()).contains("Did you mean 'knn'?");
  }
}
