package org.oddity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.Report;
import org.oddity.tracking.RunFolder;

/**
 * The files of a run's report as they have just been written.
 *
 * @param page the page to open
 * @param table the table in Markdown, to print
 * @param files all of them, the page first
 */
record ReportFiles(Path page, String table, List<Path> files) {
  static ReportFiles write(Installation installation, RunFolder folder) {
    PublishedTables published = PublishedTables.load(installation.configs().root());
    List<Path> files = installation.get(Report.class).write(folder, published);
    try {
      String table = Files.readString(folder.report().resolve("table.md"));
      return new ReportFiles(files.get(0), table, files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of the report", e);
    }
  }

  /** Returns what a journal calls a file: MLflow shows tables by their JSON. */
  static String kind(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      return "table";
    }
    return name.endsWith(".svg") ? "figure" : "report";
  }
}
