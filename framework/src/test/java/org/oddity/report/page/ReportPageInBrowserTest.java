package org.oddity.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.Golden;
import org.oddity.report.Report;
import org.oddity.report.ReportModule;
import org.oddity.report.TestingRun;
import org.oddity.report.figure.CellFigures;

class ReportPageInBrowserTest {
  private static final String OPEN_ALL =
      "document.querySelectorAll('details').forEach(d => d.open = true)";

  @TempDir private Path folder;
  @TempDir private Path profile;
  private Path page;

  @BeforeEach
  void writeAReportWithLongNames() {
    Injector injector = Guice.createInjector(new ReportModule());
    page =
        injector
            .getInstance(Report.class)
            .write(
                TestingRun.unfinished(folder)
                    .detector("a-detector-whose-name-goes-on-and-on-without-any-space", 2)
                    .comparedWith("one-paper")
                    .heardBy(injector.getInstance(CellFigures.class))
                    .write(),
                PublishedTables.load(Golden.FOLDER.resolve("configs")))
            .get(0);
  }

  @Test
  void fitsPhonesAndDesksLightAndDark() throws Exception {
    Optional<Path> program = TestingBrowser.installed();
    if (program.isEmpty()) {
      System.out.println("skipped: no chromium on the PATH to open the report with");
    }
    assumeTrue(program.isPresent(), "no chromium on the PATH to open the report with");
    try (TestingBrowser browser = TestingBrowser.start(program.get(), profile)) {
      for (int width : new int[] {390, 1280}) {
        for (boolean dark : new boolean[] {false, true}) {
          browser.open(page, width, 844, dark);
          fits(browser);
          browser.evaluate(OPEN_ALL);
          fits(browser);
          String scheme =
              browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
          assertThat(scheme).isEqualTo(dark ? "rgb(15, 19, 23)" : "rgb(255, 255, 255)");
          keep(browser, width + (dark ? "-dark" : "-light"));
        }
      }
    }
  }

  @Test
  void showsOneMetricAtATime() throws Exception {
    Optional<Path> program = TestingBrowser.installed();
    assumeTrue(program.isPresent(), "no chromium on the PATH to open the report with");
    try (TestingBrowser browser = TestingBrowser.start(program.get(), profile)) {
      browser.open(page, 1280, 844, false);
      String shown =
          "[...document.querySelectorAll('.panel')].filter(p => p.offsetHeight > 0)"
              + ".map(p => p.querySelector('thead th').textContent).join()";
      assertThat(browser.evaluate(shown).asText()).isEqualTo("AUROC");
      browser.evaluate("document.querySelector('label[for=show-f1]').click()");
      assertThat(browser.evaluate(shown).asText()).isEqualTo("F1");
    }
  }

  @Test
  void keepsTheMeanInSightBesideManyTasks() throws Exception {
    Optional<Path> program = TestingBrowser.installed();
    assumeTrue(program.isPresent(), "no chromium on the PATH to open the report with");
    try (TestingBrowser browser = TestingBrowser.start(program.get(), profile)) {
      browser.open(page, 1280, 844, false);
      browser.evaluate("document.querySelector('.results').style.width = '3000px'");
      String beyond =
          "document.querySelector('.results').parentElement.getBoundingClientRect().right"
              + " - document.querySelector('.results %s').getBoundingClientRect().right";
      assertThat(browser.evaluate(beyond.formatted("thead th:nth-last-child(2)")).asDouble())
          .as("there is more than fits")
          .isNegative();
      for (String mean : new String[] {"thead .mean", "tbody td:last-child"}) {
        assertThat(browser.evaluate(beyond.formatted(mean)).asDouble())
            .as(mean)
            .isBetween(0.0, 2.0);
        String ground = "getComputedStyle(document.querySelector('.results %s')).backgroundColor";
        assertThat(browser.evaluate(ground.formatted(mean)).asText()).startsWith("rgb(");
      }
    }
  }

  private static void fits(TestingBrowser browser) throws Exception {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(browser.evaluate("window.innerWidth").asInt());
    assertThat(browser.evaluate("document.images.length").asInt()).isGreaterThan(40);
    assertThat(browser.evaluate("[...document.images].filter(i => !i.naturalWidth).length").asInt())
        .isZero();
    assertThat(browser.errors()).isEmpty();
  }

  /** Leaves a picture where a person asked for one. */
  private static void keep(TestingBrowser browser, String name) throws Exception {
    String wanted = System.getenv("ODDITY_SCREENSHOTS");
    if (wanted != null) {
      Files.createDirectories(Path.of(wanted));
      Files.write(Path.of(wanted, name + ".png"), browser.screenshot());
    }
  }
}
