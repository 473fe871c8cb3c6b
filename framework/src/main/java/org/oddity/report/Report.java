package org.oddity.report;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.page.ReportPage;
import org.oddity.report.run.RunResults;
import org.oddity.report.sweep.SweepFiles;
import org.oddity.report.table.TableFiles;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.RunFolder;

/** Writes the report of a run, finished or not, below its {@code report} folder. */
public final class Report {
  private static final long MOST_BYTES = 15_000_000;

  @Inject
  Report() {}

  /**
   * Writes {@code index.html}, {@code table.md}, {@code table.csv}, {@code cells.csv}, {@code
   * tables/METRIC.json}; where there is enough to rank, {@code critical-difference.svg}; of the
   * protocol {@code supervised}, {@code decisions.md}; where classes are named, {@code
   * class-confusion.csv}; of a sweep, {@code leaderboard.csv} and {@code sensitivity-*.svg}. With
   * several datasets the names of CSV, JSON and SVG files end in the dataset's.
   *
   * @param published where the tables that the experiment names are looked up
   * @return the files, {@code index.html} first
   * @throws InvalidInputException if it is not a run folder or holds files that cannot be read
   */
  public List<Path> write(RunFolder folder, PublishedTables published) {
    RunResults results = RunResults.read(folder);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("index.html", ReportPage.of(results, published, MOST_BYTES));
    texts.putAll(TableFiles.of(results, published));
    texts.putAll(SweepFiles.of(results));
    List<Path> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(write(folder.report().resolve(name), text)));
    return files;
  }

  private static Path write(Path file, String text) {
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
