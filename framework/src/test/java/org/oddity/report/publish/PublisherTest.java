package org.oddity.report.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.experiment.LocalisedCell;
import org.oddity.report.Golden;
import org.oddity.report.ReportModule;
import org.oddity.report.TestingRun;
import org.oddity.report.canvas.Png;
import org.oddity.report.comparison.ComparisonReport;
import org.oddity.report.comparison.RunComparison;
import org.oddity.report.figure.CellFigures;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.ScoredStrip;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

class PublisherTest {
  private static final PublishedTables PUBLISHED =
      PublishedTables.load(Golden.FOLDER.resolve("configs"));
  private static final String COMMAND =
      "oddity run configs/experiment/cifar10-classical.yaml --data /home/somebody/data";

  private static final Set<Publisher.Wanted> NOTHING_ELSE = Set.of();

  @TempDir private Path folder;
  private final Publisher publisher =
      Guice.createInjector(new ReportModule()).getInstance(Publisher.class);

  @Test
  void writesWhatOthersNeedAndNothingElse() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).comparedWith("one-paper/kde").write();
    Path results = folder.resolve("results");
    Path published = publisher.publish(run, PUBLISHED, results, COMMAND, NOTHING_ELSE);
    assertThat(published).isEqualTo(results.resolve("cifar10-classical"));
    assertThat(files(published))
        .containsExactly(
            "README.md",
            "cells.csv",
            "comparison.csv",
            "comparison.md",
            "config.yaml",
            "critical-difference.svg",
            "figures/roc-cifar10-airplane.svg",
            "figures/roc-cifar10-automobile.svg",
            "figures/roc-cifar10-bird.svg",
            "report.html",
            "table.csv",
            "table.md");
    assertThat(files(results)).allMatch(file -> file.startsWith("cifar10-classical/"));
    assertThat(published.resolve("report.html"))
        .content()
        .as("images of a dataset stay where they are")
        .doesNotContain("data:image/");
    Golden.check("README.md", Files.readString(published.resolve("README.md")));
  }

  @Test
  void comparesRowsInPairsAsTheComparisonDoes() {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    ComparisonReport report = RunComparison.of(List.of(run), Set.of(), 0.95);
    Path published =
        publisher.publish(run, PUBLISHED, folder.resolve("results"), COMMAND, NOTHING_ELSE);
    assertThat(published.resolve("comparison.md")).hasContent(report.markdown());
    assertThat(published.resolve("comparison.csv")).hasContent(report.csv());
    assertThat(report.csv()).contains("mean-image,kde,airplane,").doesNotContain("one-class-svm");
  }

  @Test
  void comparesManyRowsAsATableAloneAndVeryManyNotAtAll() {
    TestingRun rows = TestingRun.in(folder.resolve("run")).seeds(1L).imagesPerClass(5);
    for (int i = 4; i <= 7; i++) {
      rows.detector("row-" + i, i / 10.0);
    }
    Path some = published(rows.write(), "some");
    assertThat(some.resolve("comparison.csv")).content().contains("kde,row-7,airplane,");
    assertThat(some.resolve("comparison.md")).doesNotExist();
    assertThat(some.resolve("README.md"))
        .content()
        .contains("- `comparison.csv`: every pair of rows")
        .doesNotContain("comparison.md");
    for (int i = 8; i <= 32; i++) {
      rows.detector("row-" + i, i / 10.0);
    }
    Path many = published(rows.write(), "many");
    assertThat(many.resolve("comparison.csv")).doesNotExist();
    assertThat(many.resolve("README.md"))
        .content()
        .contains("- no comparison of rows in pairs: of more than 30 rows ");
  }

  @Test
  void publishesRowsThatCannotBeCompared() throws IOException {
    RunFolder alone =
        TestingRun.in(folder.resolve("alone"))
            .withoutDetectors()
            .detector("kde", 1)
            .detector("oc-svm", 1)
            .oracle("oc-svm")
            .write();
    RunFolder apart =
        TestingRun.in(folder.resolve("apart"))
            .withoutDetectors()
            .detector("kde", 1)
            .detector("pca", 1)
            .write();
    Path scores = apart.scores(apart.read().cells().get(0));
    Files.writeString(scores, Files.readString(scores).replaceAll("(?m)^(\\d+),", "9$1,"));
    Path ofOne = published(alone, "of-one");
    assertThat(ofOne.resolve("comparison.csv")).doesNotExist();
    assertThat(ofOne.resolve("README.md")).content().doesNotContain("comparison");
    Path ofTwo = published(apart, "of-two");
    assertThat(ofTwo.resolve("comparison.csv")).doesNotExist();
    assertThat(ofTwo.resolve("README.md"))
        .content()
        .containsPattern("- no comparison of rows in pairs: .*test images.* are not the ")
        .doesNotContain(folder.toString());
  }

  private Path published(RunFolder run, String name) {
    return publisher.publish(run, PUBLISHED, folder.resolve(name), COMMAND, NOTHING_ELSE);
  }

  @Test
  void writesPicturesOfTheFirstTaskWhereThatIsWanted() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    BufferedImage drawn = new BufferedImage(41, 20, BufferedImage.TYPE_INT_ARGB);
    CellRecord cell = RunResults.read(run, text -> text).cells().get(0).cell();
    Path picture = run.cell(cell).resolve(LocalisedCell.PATH);
    Files.createDirectories(picture.getParent());
    Files.write(picture, Png.encode(drawn));
    Path published =
        publisher.publish(
            run,
            PUBLISHED,
            folder.resolve("results"),
            COMMAND,
            EnumSet.of(Publisher.Wanted.PICTURES));
    String file =
        "pictures/localisation-%s-%s-%s.jpg"
            .formatted(cell.dataset(), cell.task(), cell.detector());
    BufferedImage half = ImageIO.read(published.resolve(file).toFile());
    assertThat(half.getWidth()).isEqualTo(21);
    assertThat(half.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(published.resolve("README.md")).content().contains("](" + file + ")");
  }

  @Test
  void writesSuccessesAndMistakesOfTheFirstTaskWhereThatIsWanted() throws IOException {
    CellFigures figures = Guice.createInjector(new ReportModule()).getInstance(CellFigures.class);
    RunFolder run = TestingRun.in(folder.resolve("run")).heardBy(figures).write();
    Path published =
        publisher.publish(
            run,
            PUBLISHED,
            folder.resolve("results"),
            COMMAND,
            EnumSet.of(Publisher.Wanted.PICTURES));
    assertThat(files(published.resolve("pictures")))
        .hasSize(4)
        .contains("examples-cifar10-airplane-kde.jpg")
        .noneMatch(file -> file.contains("automobile"));
    Path cell = run.cell(run.read().cells().get(0));
    Path picture = published.resolve("pictures/examples-cifar10-airplane-mean-image.jpg");
    BufferedImage examples = ImageIO.read(picture.toFile());
    int widest = 0;
    int height = 0;
    for (ScoredStrip strip : ScoredStrip.values()) {
      BufferedImage drawn = ImageIO.read(cell.resolve(strip.path()).toFile());
      widest = Math.max(widest, drawn.getWidth());
      height += 22 + drawn.getHeight();
    }
    assertThat(examples.getWidth()).as("the scores can be read").isEqualTo(widest);
    assertThat(examples.getHeight()).isEqualTo(height);
    assertThat(published.resolve("README.md"))
        .content()
        .contains("\n\ncifar10 · airplane · kde · Successes and mistakes:\n\n![");
    assertThat(published(run, "without").resolve("pictures")).doesNotExist();
  }

  @Test
  void writesNoPathOfTheMachine() throws IOException {
    RunFolder run =
        TestingRun.unfinished(folder.resolve("run"))
            .failing("kde", "bird", 1, "cannot read /home/somebody/data/cifar10/test.bin")
            .write();
    Path published =
        publisher.publish(
            run,
            PUBLISHED,
            folder.resolve("results"),
            COMMAND,
            EnumSet.of(Publisher.Wanted.UNFINISHED));
    for (String file : files(published)) {
      assertThat(Files.readString(published.resolve(file)))
          .as(file)
          .doesNotContain("/home/")
          .doesNotContain(folder.toString());
    }
    assertThat(published.resolve("README.md")).content().contains("cannot read …/test.bin");
  }

  @Test
  void tellsWhatTrainingsWarnedOf() {
    RunFolder run =
        TestingRun.in(folder.resolve("run")).warning("kde", "bird", 1, "it collapsed").write();
    Path published =
        publisher.publish(run, PUBLISHED, folder.resolve("results"), COMMAND, NOTHING_ELSE);
    assertThat(published.resolve("README.md"))
        .content()
        .contains("## What trainings warned of", "it collapsed");
  }

  @Test
  void refusesAnUnfinishedRunUnlessTold() {
    RunFolder run = TestingRun.unfinished(folder.resolve("run")).write();
    Path results = folder.resolve("results");
    assertThatThrownBy(() -> publisher.publish(run, PUBLISHED, results, COMMAND, NOTHING_ELSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("22 of 24 cells are done, 1 failed and 1 were not finished");
    assertThat(results).doesNotExist();
    Path published =
        publisher.publish(
            run, PUBLISHED, results, COMMAND, EnumSet.of(Publisher.Wanted.UNFINISHED));
    assertThat(published.resolve("README.md")).content().contains("## What failed");
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    RunFolder run = TestingRun.in(folder.resolve("run")).write();
    Path results = folder.resolve("results");
    Path published = publisher.publish(run, PUBLISHED, results, COMMAND, NOTHING_ELSE);
    Files.writeString(published.resolve("stale.txt"), "from an earlier run");
    publisher.publish(run, PUBLISHED, results, COMMAND, NOTHING_ELSE);
    assertThat(published.resolve("stale.txt")).doesNotExist();
    assertThat(published.resolve("README.md")).exists();
  }

  @Test
  void refusesANameThatLeavesTheFolder() {
    RunFolder run = TestingRun.in(folder.resolve("run")).named("../../etc", "").write();
    assertThatThrownBy(
            () ->
                publisher.publish(run, PUBLISHED, folder.resolve("results"), COMMAND, NOTHING_ELSE))
        .hasMessageContaining("cannot name a folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: /home/me/sets/mnist|data: …/mnist",
        "cannot read '/mnt/a/b.png': gone|cannot read '…/b.png': gone",
        "C:\\Users\\me\\data\\mnist|…/mnist",
        "--data=/srv/data --out ~/runs/x|--data=…/data --out …/x",
        "file:///home/me/x.yaml|…/x.yaml",
        "https://arxiv.org/abs/1903.08550|https://arxiv.org/abs/1903.08550",
        "configs/experiment/x.yaml|configs/experiment/x.yaml",
        "1/2 and 3 / 4, and/or|1/2 and 3 / 4, and/or",
        "application/json|application/json"
      })
  void takesOutTheFoldersOfAMachineAlone(String text, String cleaned) {
    assertThat(new MachinePaths().apply(text)).isEqualTo(cleaned);
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
