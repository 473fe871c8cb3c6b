package org.oddity.report.publish;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.page.PageDetail;
import org.oddity.report.page.ReportPage;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.sweep.SweepFiles;
import org.oddity.report.table.TableFiles;
import org.oddity.tracking.RunFolder;

/** Puts a run into the folder of published results: what others need to see and to repeat it. */
public final class Publisher {
  /** What is published only where it is asked for. */
  public enum Wanted {
    /** A run that lacks cells. */
    UNFINISHED,
    /** Pictures that show images of the dataset. */
    PICTURES
  }

  private final MachinePaths machinePaths;

  @Inject
  Publisher(MachinePaths machinePaths) {
    this.machinePaths = machinePaths;
  }

  /**
   * Writes {@code results/NAME/}: a README, the table as Markdown and CSV, the rows compared in
   * pairs, every cell's figures as CSV, the resolved config, the report page and curves; replaces
   * what an earlier run left there, whole or not at all. No path of this machine is written, and no
   * image of the dataset unless that is wanted: what is published would spread it under terms that
   * may not allow it.
   *
   * @param published where the tables that the experiment names are looked up
   * @param resultsFolder holds one folder per experiment
   * @param command with which the run was made
   * @param wanted what else may be published
   * @return the folder
   * @throws InvalidInputException if it is not a run folder, or cells are not done and {@code
   *     wanted} lacks {@link Wanted#UNFINISHED}
   */
  public Path publish(
      RunFolder folder,
      PublishedTables published,
      Path resultsFolder,
      String command,
      Set<Wanted> wanted) {
    RunResults results = RunResults.read(folder, machinePaths);
    refuseUnfinished(results, wanted.contains(Wanted.UNFINISHED));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("config.yaml", results.config());
    texts.putAll(TableFiles.of(results, published));
    texts.keySet().removeIf(name -> name.startsWith("tables/"));
    texts.putAll(SweepFiles.of(results));
    texts.put("report.html", ReportPage.of(results, published, PageDetail.NO_IMAGES));
    texts.putAll(KeyFigures.of(results));
    PublishedComparison comparison = PublishedComparison.of(results, machinePaths);
    texts.putAll(comparison.files());
    PublishedPictures pictures =
        wanted.contains(Wanted.PICTURES)
            ? PublishedPictures.of(results)
            : PublishedPictures.none(results);
    texts.put(
        "README.md",
        Readme.of(
            results,
            published,
            machinePaths.apply(command),
            texts.keySet(),
            comparison,
            pictures.pictures()));
    Map<String, byte[]> files = new LinkedHashMap<>(pictures.files());
    texts.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
    Path target = resultsFolder.resolve(name(results));
    replace(target, files);
    return target;
  }

  private static void refuseUnfinished(RunResults results, boolean unfinishedToo) {
    int done = results.count(CellResult.Outcome.DONE);
    if (results.complete() || (unfinishedToo && done > 0)) {
      return;
    }
    String advice =
        done == 0
            ? "there is nothing to publish"
            : "run it again to go on with the others, or ask for the unfinished run to be published";
    throw new InvalidInputException(
        results.folder().root().toString(),
        "%d of %d cells are done, %d failed and %d were not finished: %s"
            .formatted(
                done,
                results.cells().size(),
                results.count(CellResult.Outcome.FAILED),
                results.count(CellResult.Outcome.UNFINISHED)
                    + results.count(CellResult.Outcome.MISSING),
                advice));
  }

  private static String name(RunResults results) {
    String name = results.experiment().name();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidInputException(
          results.folder().root().toString(),
          "the experiment's name, '"
              + name
              + "', cannot name a folder: use letters, digits, dots,"
              + " hyphens and underscores");
    }
    return name;
  }

  /** The new folder is complete before the old one goes. */
  private static void replace(Path target, Map<String, byte[]> files) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Path fresh =
          Files.createDirectory(
              target.resolveSibling("." + target.getFileName() + "-" + System.nanoTime()));
      Path old = target.resolveSibling(fresh.getFileName() + "-old");
      try {
        for (Map.Entry<String, byte[]> content : files.entrySet()) {
          Path file = fresh.resolve(content.getKey());
          Files.createDirectories(file.getParent());
          Files.write(file, content.getValue());
        }
        if (Files.exists(target)) {
          Files.move(target, old);
        }
        Files.move(fresh, target);
      } finally {
        delete(fresh);
        delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths;
      try (Stream<Path> tree = Files.walk(folder)) {
        paths = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
