package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs are named by their names, in processes of their own: names are those below their folder. */
@Timeout(240)
class RunArgumentTest {
  @TempDir private static Path home;
  private static KeptDetectors kept;

  @BeforeAll
  static void keep() throws IOException {
    kept = new KeptDetectors(home);
    TestingCommandLine.Result run =
        TestingCommandLine.run(
            "run",
            kept.experiment().toString(),
            "--out",
            home.resolve("runs/alone").toString(),
            "--only",
            "detector=knn");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  @Test
  void scoresByTheOnlyDetectorOfARunOfThisName() throws Exception {
    TestingCommandLine.Result named =
        oddity("score", "alone", "parts/test/scratch", "--out", "named");
    assertThat(named.code()).as(named.out()).isZero();
    TestingCommandLine.Result byPath =
        oddity("score", kept.cell("knn").toString(), "parts/test/scratch", "--out", "by-path");
    assertThat(byPath.code()).as(byPath.out()).isZero();
    assertThat(home.resolve("named/scores.csv"))
        .hasSameTextualContentAs(home.resolve("by-path/scores.csv"));
  }

  @Test
  void showsTheRunOfThisName() throws Exception {
    TestingCommandLine.Result status = oddity("status", "alone");
    assertThat(status.code()).as(status.out()).isZero();
    assertThat(status.out()).contains("1 finished");
  }

  @Test
  void suggestsTheRunThatWasMeant() throws Exception {
    assertThat(oddity("score", "alnoe", "parts/test/good").out())
        .startsWith("alnoe: is neither a file or folder nor the name of a run.")
        .contains("Did you mean 'alone'? Known: alone, parts.");
    TestingCommandLine.Result status = oddity("status", "alnoe");
    assertThat(status.code()).isEqualTo(2);
    assertThat(status.out())
        .startsWith("alnoe: is neither a folder nor the name of a run.")
        .contains("Did you mean 'alone'? Known: alone, parts.");
  }

  /** Both streams are in {@code out}. */
  private static TestingCommandLine.Result oddity(String... arguments) throws Exception {
    Path console = home.resolve("console.txt");
    int code =
        TestingCommandLine.process(console, arguments).directory(home.toFile()).start().waitFor();
    return new TestingCommandLine.Result(code, Files.readString(console), "");
  }
}
