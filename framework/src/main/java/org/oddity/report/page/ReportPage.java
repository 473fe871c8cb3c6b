package org.oddity.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/** Makes the page: one HTML text with its style, curves and images in it. */
public final class ReportPage {
  private ReportPage() {}

  /**
   * Returns the page with as much detail as fits.
   *
   * @param most bytes; the page with the least detail may still be larger
   */
  public static String of(RunResults results, PublishedTables published, long most) {
    String page = "";
    for (PageDetail detail : PageDetail.values()) {
      boolean hopeless = !detail.small() && imageBytes(results, detail) * 4 / 3 > most;
      if (!hopeless) {
        page = of(results, published, detail);
        if (page.getBytes(StandardCharsets.UTF_8).length <= most) {
          return page;
        }
      }
    }
    return page;
  }

  /** Returns the page with a given detail. */
  public static String of(RunResults results, PublishedTables published, PageDetail detail) {
    return Templates.fill("page", PageView.of(results, published, detail));
  }

  private static long imageBytes(RunResults results, PageDetail detail) {
    long bytes = 0;
    for (CellResult cell : results.cells()) {
      Path folder = results.folder().cell(cell.cell()).resolve("images");
      boolean first = cell.cell().seed() == results.seeds(cell.cell().dataset()).get(0);
      if (Files.isDirectory(folder) && (first || detail.everySeed())) {
        bytes += size(folder);
      }
    }
    return bytes;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
