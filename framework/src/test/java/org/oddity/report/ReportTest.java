package org.oddity.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.figure.CellFigures;
import org.oddity.tracking.RunFolder;

class ReportTest {
  private static final Path CONFIGS = Path.of(System.getProperty("oddity.home"), "configs");

  @TempDir private Path folder;
  private final Injector injector = Guice.createInjector(new ReportModule());

  @Test
  void writesOnePageAndItsTables() throws IOException {
    RunFolder run =
        TestingRun.unfinished(folder)
            .comparedWith("ocgan-cvpr2019/kde")
            .heardBy(injector.getInstance(CellFigures.class))
            .write();
    assertThat(injector.getInstance(Report.class).write(run, PublishedTables.load(CONFIGS)))
        .extracting(file -> folder.relativize(file).toString())
        .startsWith("report/index.html", "report/table.md", "report/table.csv", "report/cells.csv")
        .contains("report/tables/auroc.json");
    Files.copy(
        run.report().resolve("index.html"),
        Path.of("/tmp/report-look/index.html"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
