package org.oddity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageBatch;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.SameImages;
import org.oddity.experiment.ScoredCell;
import org.oddity.explanation.ExplanationMap;
import org.oddity.report.figure.CellFigures;
import org.oddity.report.page.PageDetail;
import org.oddity.report.page.ReportPage;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.TableFiles;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

class ReportTest {
  private static final PublishedTables PUBLISHED =
      PublishedTables.load(Golden.FOLDER.resolve("configs"));

  @TempDir private Path folder;
  private final Injector injector = Guice.createInjector(new ReportModule());

  @Test
  void writesOnePageAndItsTables() {
    RunFolder run = TestingRun.in(folder).write();
    assertThat(injector.getInstance(Report.class).write(run, PUBLISHED))
        .extracting(file -> folder.relativize(file).toString())
        .containsExactly(
            "report/index.html",
            "report/table.md",
            "report/table.csv",
            "report/cells.csv",
            "report/tables/auroc.json",
            "report/tables/aupr.json",
            "report/tables/fpr-at-95-tpr.json",
            "report/tables/f1.json",
            "report/tables/accuracy.json",
            "report/tables/balanced-accuracy.json",
            "report/tables/recall.json",
            "report/tables/specificity.json",
            "report/critical-difference.svg");
  }

  @Test
  void showsTheCourseOfATraining() {
    RunFolder run = TestingRun.in(folder).heardBy(this::trainTwoEpochs).write();
    String page = ReportPage.of(RunResults.read(run), PUBLISHED, PageDetail.NO_IMAGES);
    assertThat(page)
        .contains("Course of pre-training")
        .contains("2 epochs, kept after epoch 2")
        .contains("aria-label=\"loss over the epochs\"")
        .contains("validation-loss");
  }

  private void trainTwoEpochs(ScoredCell cell) {
    for (int epoch = 1; epoch <= 2; epoch++) {
      metric(cell, "pre-training/loss", 3.0 / epoch, epoch);
      metric(cell, "pre-training/validation-loss", 4.0 / epoch, epoch);
    }
    metric(cell, "pre-training/chosen-epoch", 2, 0);
  }

  private static void metric(ScoredCell cell, String key, double value, long step) {
    cell.journal().append(new JournalEvent.Metric(TestingRun.NOON, key, value, step));
  }

  /** Those of the mean image are other images: they stand in no column beside them. */
  @Test
  void laysImagesThatSeveralDetectorsExplainedBesideEachOther() {
    RunFolder run = TestingRun.in(folder).heardBy(this::explain).write();
    RunResults results = RunResults.read(run);
    assertThat(ReportPage.of(results, PUBLISHED, PageDetail.FIRST_SEED))
        .containsOnlyOnce("The same images, explained</span><span class=\"muted\">seed 1<")
        .containsSubsequence(
            "<figcaption>The images<",
            "<figcaption>kde: Grad-CAM of kde<",
            "<figcaption>kde: attention map<",
            "<figcaption>one-class-svm: Grad-CAM of one-class-svm<")
        .doesNotContain("mean-image: Grad-CAM", "one-class-svm: attention map");
  }

  private void explain(ScoredCell cell) {
    String detector = cell.cell().detector();
    if (cell.cell().taskIndex() > 0 || detector.equals("isolation-forest")) {
      return;
    }
    ImageBatch images = cell.test().labelled().images().slice(0, 2);
    ExplanationMap map = new ExplanationMap(1, 1, new float[1]);
    SameImages same =
        new SameImages(
            new int[] {0, detector.equals("mean-image") ? 2 : 1},
            new int[] {0, 1},
            new boolean[] {false, true},
            images,
            new double[2],
            List.of(map, map),
            Optional.of(images).filter(each -> detector.equals("kde")));
    cell.journal()
        .append(
            new JournalEvent.Tag(TestingRun.NOON, ExplainedCell.TAG, "Grad-CAM of " + detector));
    injector
        .getInstance(CellFigures.class)
        .explained(
            new ExplainedCell(
                cell.cell(), cell.folder(), "Grad-CAM", List.of(), same, cell.journal()));
  }

  @Test
  void showsWhichClassesWereNamedAndKeepsThemAsNumbers() throws IOException {
    RunFolder run = TestingRun.in(folder).heardBy(ReportTest::nameClasses).write();
    RunResults results = RunResults.read(run);
    assertThat(ReportPage.of(results, PUBLISHED, PageDetail.FIRST_SEED))
        .containsOnlyOnce("aria-label=\"Confusion matrix of the classes\"");
    assertThat(TableFiles.of(results, PUBLISHED).get("class-confusion.csv"))
        .isEqualTo(
            """
            dataset,task,detector,seed,class,named,images
            cifar10,airplane,kde,1,airplane,airplane,2
            cifar10,airplane,kde,1,airplane,automobile,1
            cifar10,airplane,kde,1,automobile,3,1
            """);
  }

  private static void nameClasses(ScoredCell cell) {
    if (cell.cell().title().equals("kde · airplane · seed 1")) {
      try {
        Files.writeString(
            cell.folder().resolve("classes.csv"),
            "index,class,named\n5,0,0\n6,0,1\n7,0,0\n8,1,3\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void saysWhatIsDoneWhatFailedAndWhatIsMissing() throws IOException {
    String page = page(TestingRun.unfinished(folder).comparedWith("one-paper/kde", "gone"));
    assertThat(page)
        .contains("22 of 24 cells done", "1 failed", "1 not run yet")
        .contains("it ran out of memory: 512 MiB were allowed")
        .contains("The published table “gone” is not known here")
        .contains("<td>say &quot;car&quot;, or auto</td><td>anomalous</td>")
        .contains("CVPR 2019", ">oracle<", "cifar10: 4 detectors × 3 tasks × 2 seeds")
        .contains("id=\"show-aupr\"", "id=\"show-balanced-accuracy\"")
        .contains("5f3c5f3c", "Example CPU, 8 cores", "data: /home/somebody/data")
        .doesNotContain("{{");
    assertThat(page.split("<details class=\"task\">", -1)).hasSize(1 + 3);
  }

  @Test
  void needsNothingBesideItself() throws IOException {
    String page = page(TestingRun.in(folder).heardBy(injector.getInstance(CellFigures.class)));
    assertThat(page.replaceAll("https?://www\\.w3\\.org/2000/svg", ""))
        .doesNotContainPattern("(src|href)=\"(?!data:|#)")
        .doesNotContain("@import", "url(", "<script");
    assertThat(page.split("<img ", -1)).hasSize(1 + 4 * 4 * 3 * 2);
  }

  @Test
  void escapesHostileNames() throws IOException {
    String hostile = "<script>alert('1')</script>\"onload=\"x";
    String page =
        page(
            TestingRun.in(folder)
                .named(hostile, hostile)
                .tasks("airplane", hostile, "bird")
                .detector(hostile, 1)
                .failing("kde", "bird", 1, hostile)
                .comparedWith(hostile));
    assertThat(page).doesNotContain("<script", "\"onload").contains("&lt;script&gt;alert(");
  }

  @Test
  void namesWhatTrainingsWarnedOf() throws IOException {
    TestingRun run = TestingRun.in(folder).warning("kde", "bird", 1, "a <b>collapse</b>");
    assertThat(page(run)).contains("<h2>Warnings</h2>", "a &lt;b&gt;collapse&lt;/b&gt;");
  }

  @Test
  void showsARunThatHasHardlyBegun() throws IOException {
    String page =
        page(
            TestingRun.in(folder)
                .withoutDetectors()
                .detector("kde", 1)
                .seeds(1L)
                .leavingOut("kde", "airplane", 1)
                .leavingOut("kde", "automobile", 1)
                .leavingOut("kde", "bird", 1));
    assertThat(page).contains("0 of 3 cells done", "missing", "No detector was scored");
  }

  @Test
  void showsTheConfusionMatrixAndEachClassAtTheThreshold() throws IOException {
    String page = page(TestingRun.in(folder));
    assertThat(page.split("<table class=\"confusion\">", -1)).hasSize(1 + 4 * 3 * 2);
    assertThat(page)
        .contains("Decisions at the threshold")
        .containsPattern(
            "<th scope=\"row\">anomalous</th><td class=\"number\">\\d+</td><td"
                + " class=\"number\">\\d+</td><td class=\"number\">[01]\\.\\d{4}</td>")
        .containsPattern("<th scope=\"row\">bird</th><td>anomalous</td>");
  }

  @Test
  void decisionsOfASupervisedRunAreATableOfTheirOwn() throws IOException {
    RunFolder run =
        TestingRun.in(folder)
            .withoutDetectors()
            .detector("kde", 1.2)
            .protocol("supervised")
            .write();
    injector.getInstance(Report.class).write(run, PUBLISHED);
    Golden.check("decisions.md", Files.readString(folder.resolve("report/decisions.md")));
  }

  @Test
  void refusesAFolderThatIsNoRun() {
    assertThatThrownBy(
            () -> injector.getInstance(Report.class).write(new RunFolder(folder), PUBLISHED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a run folder");
  }

  private String page(TestingRun run) throws IOException {
    return Files.readString(
        injector.getInstance(Report.class).write(run.write(), PUBLISHED).get(0));
  }
}
