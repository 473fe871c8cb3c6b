package org.oddity.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.FitImages;
import org.oddity.experiment.SameImages;
import org.oddity.experiment.ScoredCell;
import org.oddity.explanation.ExplanationMap;
import org.oddity.report.Golden;
import org.oddity.report.ReportModule;
import org.oddity.report.TestingRun;
import org.oddity.report.figure.CellFigures;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.JournalEvent;

class PageDetailTest {
  private static final PublishedTables PUBLISHED =
      PublishedTables.load(Golden.FOLDER.resolve("configs"));

  @TempDir private Path folder;
  private final CellFigures figures =
      Guice.createInjector(new ReportModule()).getInstance(CellFigures.class);
  private RunResults results;

  @BeforeEach
  void drawEveryKindOfPicture() {
    results =
        RunResults.read(
            TestingRun.in(folder)
                .withoutDetectors()
                .detector("kde", 1.2)
                .detector("pca", 1)
                .heardBy(this::draw)
                .write());
  }

  @Test
  void showsLessWhereThereIsTooMuch() {
    int before = Integer.MAX_VALUE;
    for (PageDetail detail : PageDetail.values()) {
      int bytes = page(detail).getBytes(UTF_8).length;
      assertThat(bytes).as(detail.name()).isLessThan(before);
      assertThat(ReportPage.of(results, PUBLISHED, bytes).getBytes(UTF_8)).hasSize(bytes);
      before = bytes;
    }
    assertThat(ReportPage.of(results, PUBLISHED, 1L).getBytes(UTF_8)).hasSize(before);
  }

  @Test
  void picturesOfTrainingGoBeforeThoseThatExplain() {
    int tooMuch = page(PageDetail.SMALL_IMAGES).getBytes(UTF_8).length;
    String page = ReportPage.of(results, PUBLISHED, tooMuch - 1L);
    assertThat(page.getBytes(UTF_8)).hasSizeLessThan(tooMuch);
    assertThat(page)
        .contains(">Where it looks<", ">Explained by Grad-CAM of kde<")
        .contains("The same images, explained", ">pca: attention map<")
        .contains("Normal, lowest scores", "Anomalous, lowest scores")
        .doesNotContain("after epoch");
    String mistakes =
        ReportPage.of(results, PUBLISHED, page(PageDetail.NO_TRAINING).getBytes(UTF_8).length - 1L);
    assertThat(mistakes)
        .contains(">Where it looks<", ">Explained by Grad-CAM of kde<")
        .contains("The same images, explained", "Anomalous, lowest scores")
        .doesNotContain("Normal, lowest scores", "after epoch");
  }

  @Test
  void theLastPictureOfATrainingOutlastsThoseBeforeIt() {
    assertThat(page(PageDetail.FIRST_SEED))
        .contains("training: reconstructions after epoch 3")
        .contains("training: reconstructions after epoch 12");
    assertThat(page(PageDetail.SMALL_IMAGES))
        .doesNotContain("after epoch 3")
        .contains("training: reconstructions after epoch 12");
    assertThat(page(PageDetail.NO_TRAINING)).doesNotContain("after epoch");
  }

  @Test
  void mistakesAreTheLastToGo() {
    assertThat(page(PageDetail.MISTAKES_ALONE))
        .contains("Normal, highest scores", "Anomalous, lowest scores")
        .doesNotContain("Where it looks", "Explained by", "The same images");
    assertThat(page(PageDetail.NO_IMAGES)).doesNotContain("<img");
  }

  @Test
  void saysWhatIsLeftOutAndWhereItLies() {
    assertThat(page(PageDetail.EVERY_SEED)).doesNotContain("Left out:", "Not every picture");
    assertThat(page(PageDetail.FIRST_SEED))
        .containsOnlyOnce("Not every picture and seed of the run is shown")
        .contains("Left out: seed 2 (cells/cell001).")
        .doesNotContain("Files:");
    assertThat(page(PageDetail.SMALL_IMAGES))
        .contains(
            "Left out: what trainings drew before their last picture. Files:"
                + " <code>cells/cell000</code>");
    assertThat(page(PageDetail.NO_IMAGES))
        .contains("what trainings drew last, test images with the clearest scores, maps of")
        .contains("false alarms and misses. Files: <code>cells/cell000</code>");
  }

  private String page(PageDetail detail) {
    return ReportPage.of(results, PUBLISHED, detail);
  }

  private void draw(ScoredCell cell) {
    figures.scored(cell);
    ImageBatch images = cell.test().labelled().images().slice(0, 2);
    ImageGrid grid = ImageGrid.of(ImageGrid.row("images", images));
    for (int epoch : new int[] {3, 12}) {
      figures.fitting(
          new FitImages(
              cell.cell(), cell.folder(), "training/reconstructions", epoch, grid, cell.journal()));
    }
    figures.attended(new AttendedCell(cell.cell(), cell.folder(), grid, cell.journal()));
    explain(cell, images);
  }

  private void explain(ScoredCell cell, ImageBatch images) {
    String how = "Grad-CAM of " + cell.cell().detector();
    cell.journal().append(new JournalEvent.Tag(TestingRun.NOON, ExplainedCell.TAG, how));
    ExplanationMap map = new ExplanationMap(1, 1, new float[1]);
    SameImages same =
        new SameImages(
            new int[] {0, 1},
            new int[] {0, 1},
            new boolean[] {false, true},
            images,
            new double[2],
            List.of(map, map),
            Optional.of(images));
    figures.explained(
        new ExplainedCell(cell.cell(), cell.folder(), how, List.of(), same, cell.journal()));
  }
}
