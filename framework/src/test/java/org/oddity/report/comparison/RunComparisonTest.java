package org.oddity.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.report.Golden;
import org.oddity.report.TestingRun;
import org.oddity.tracking.RunFolder;

class RunComparisonTest {
  @TempDir private Path folder;

  @Test
  void comparesTheDetectorsOfOneRun() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    Set<String> all = Set.of("mean-image", "kde", "isolation-forest", "one-class-svm");
    ComparisonReport report = RunComparison.of(List.of(run), all, 0.95);
    assertThat(report.comparison().pairs()).hasSize(6);
    assertThat(report.comparison().tasks()).containsExactly("airplane", "automobile", "bird");
    assertThat(report.notes()).containsExactly("Saw test labels (oracle): one-class-svm.");
    Golden.check("comparison.txt", report.text());
    Golden.check("comparison.md", report.markdown());
    assertThat(report.csv().lines()).hasSize(1 + 6 * 3);
  }

  @Test
  void leavesOraclesOutUnlessTheyAreNamed() {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    ComparisonReport report = RunComparison.of(List.of(run), Set.of(), 0.95);
    assertThat(report.comparison().methods())
        .containsExactlyInAnyOrder("mean-image", "kde", "isolation-forest");
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void comparesOneDetectorOfTwoRuns() {
    RunFolder a = TestingRun.in(folder.resolve("a")).named("before", "").write();
    RunFolder b = TestingRun.in(folder.resolve("b")).named("after", "").write();
    ComparisonReport report = RunComparison.of(List.of(a, b), Set.of("kde"), 0.95);
    assertThat(report.comparison().methods()).containsExactly("before/kde", "after/kde");
    assertThat(report.comparison().pairs().get(0).tasks())
        .allSatisfy(task -> assertThat(task.difference().difference()).isZero());
  }

  @Test
  void namesRunsOfOneExperimentByTheirFolders() {
    RunFolder a = TestingRun.in(folder.resolve("monday")).write();
    RunFolder b = TestingRun.in(folder.resolve("tuesday")).write();
    assertThat(RunComparison.of(List.of(a, b), Set.of("kde"), 0.95).comparison().methods())
        .containsExactly("monday/kde", "tuesday/kde");
  }

  @Test
  void refusesOtherTestImages() {
    RunFolder a = TestingRun.in(folder.resolve("a")).write();
    RunFolder b = TestingRun.in(folder.resolve("b")).shiftedBy(5).write();
    assertThatThrownBy(() -> RunComparison.of(List.of(a, b), Set.of(), 0.95))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("airplane")
        .hasMessageContaining("only methods that scored the same images can be compared");
  }

  @Test
  void leavesOutTasksThatNotEveryMethodHas() {
    RunFolder a = TestingRun.in(folder.resolve("a")).named("a", "").write();
    RunFolder b =
        TestingRun.in(folder.resolve("b"))
            .named("b", "")
            .failing("kde", "bird", 1, "no memory")
            .failing("kde", "bird", 2, "no memory")
            .leavingOut("kde", "airplane", 2)
            .write();
    ComparisonReport report = RunComparison.of(List.of(a, b), Set.of("kde"), 0.95);
    assertThat(report.comparison().tasks()).containsExactly("airplane", "automobile");
    assertThat(report.notes())
        .containsExactly(
            "airplane: only the seeds that all methods share, [1] of [1, 2].",
            "Left out, as not every method was scored there: bird.");
  }

  @Test
  void makesATaskOfEachSeedWhereTestImagesDiffer() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    run.read().cells().stream()
        .filter(cell -> cell.seed() == 2)
        .forEach(cell -> moveImages(run.scores(cell)));
    ComparisonReport report = RunComparison.of(List.of(run), Set.of("kde", "mean-image"), 0.95);
    assertThat(report.comparison().tasks())
        .startsWith("airplane · seed 1", "airplane · seed 2")
        .hasSize(6);
    assertThat(report.notes().get(0)).contains("each seed is a task");
  }

  @Test
  void refusesOneMethodAndUnknownOnes() {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    assertThatThrownBy(() -> RunComparison.of(List.of(run), Set.of("kde"), 0.95))
        .hasMessageContaining("needs two detectors");
    assertThatThrownBy(() -> RunComparison.of(List.of(run), Set.of("kdee"), 0.95))
        .hasMessageContaining("Did you mean 'kde'?");
  }

  @Test
  void fewPairsAreShownInFullAndNotPointedTo() {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    String three = RunComparison.of(List.of(run), Set.of(), 0.95).text();
    assertThat(three).contains("over tasks").doesNotContain("--only");
  }

  @Test
  void refusesTestImagesOfOneSide() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    Path scores = run.scores(run.read().cells().get(0));
    Files.writeString(scores, Files.readString(scores).replaceAll(",1,(?=[^,]+\n)", ",0,"));
    assertThatThrownBy(() -> RunComparison.of(List.of(run), Set.of(), 0.95))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("120 test images, 0 of them anomalies")
        .hasMessageContaining("finite scores of normal and of anomalous images");
  }

  @Test
  void writesAPageThatEscapesNames() throws IOException {
    RunFolder run =
        TestingRun.in(folder.resolve("run")).detector("<img src=x onerror=alert(1)>", 1).write();
    List<Path> files =
        RunComparison.of(List.of(run), Set.of(), 0.95).write(folder.resolve("comparison"));
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "comparison.html", "comparison.md", "comparison.csv", "critical-difference.svg");
    String page = Files.readString(files.get(0));
    assertThat(page).doesNotContain("<img").contains("&lt;img src").doesNotContain("{{");
    assertThat(Files.readString(files.get(3))).startsWith("<svg").doesNotContain("<img");
  }

  private static void moveImages(Path scores) {
    try {
      String text = Files.readString(scores);
      Files.writeString(scores, text.replaceAll("(?m)^(\\d+),", "9$1,"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
