package org.oddity.tracking.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.JournalEvent.Status;
import org.oddity.tracking.RunFolder;

/** A run folder as a small experiment leaves it. */
final class TestingRun {
  static final long CREATED = 1_790_000_000_000L;
  static final CellRecord CAT = new CellRecord("cat0001", "cifar10", "cat", 3, "kde", false, 1);
  static final CellRecord DOG = new CellRecord("dog0002", "cifar10", "dog", 5, "oc-svm", true, 2);
  static final String TABLE =
      "{\"columns\":[\"class\",\"auc\"],\"data\":[[\"cat\",0.61],[\"dog\",0.58]]}";

  /** One grey pixel. */
  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

  private final RunFolder folder;
  private final ExperimentRecord record;

  private TestingRun(RunFolder folder, ExperimentRecord record) {
    this.folder = folder;
    this.record = record;
  }

  /** Writes the list of cells and the config, and no journal. */
  static TestingRun of(Path root, String experiment) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("oddity", "0.1.0");
    environment.put("git commit", "0123456789abcdef0123456789abcdef01234567");
    environment.put("java", "17.0.15");
    ExperimentRecord record =
        new ExperimentRecord(
            experiment,
            "Two classes of CIFAR-10",
            CREATED,
            "c0ffee",
            "one class normal, all others anomalous",
            List.of(CAT, DOG),
            List.of(),
            environment,
            List.of());
    RunFolder folder = new RunFolder(root);
    folder.write(record);
    Files.writeString(folder.config(), "name: " + experiment + "\n");
    return new TestingRun(folder, record);
  }

  RunFolder folder() {
    return folder;
  }

  ExperimentRecord record() {
    return record;
  }

  /** Returns the file that holds how far the journals were mirrored to the one server. */
  Path stateFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.root().resolve("mlflow"))) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  /** Writes all journals and files of a run in which one cell ended well and one failed. */
  TestingRun complete() throws IOException {
    append(folder.journal(), new JournalEvent.Started(CREATED, 1));
    finishCat();
    append(
        folder.cellJournal(DOG),
        new JournalEvent.Started(CREATED + 50, 1),
        new JournalEvent.Param(CREATED + 51, "nu", "0.1"),
        new JournalEvent.Metric(CREATED + 52, "auc", Double.NaN, 0),
        new JournalEvent.Metric(CREATED + 52, "fit/seconds", 3.5, 0),
        new JournalEvent.Finished(CREATED + 60, Status.FAILED, "scores are constant"));
    file(folder.report().resolve("index.html"), "<h1>Report</h1>");
    file(folder.report().resolve("figures/auc.svg"), "<svg/>");
    append(
        folder.journal(),
        new JournalEvent.Metric(CREATED + 90, "mean/auc", 0.61, 0),
        new JournalEvent.Artifact(CREATED + 91, "report", "report"),
        new JournalEvent.Finished(CREATED + 99, Status.FINISHED, ""));
    return this;
  }

  /** Writes the journal and the files of the cell that ends well. */
  void finishCat() throws IOException {
    Path cell = folder.cell(CAT);
    file(cell.resolve("tables/auc.json"), TABLE);
    file(cell.resolve("tables/auc.csv"), "class,auc\ncat,0.61\n");
    file(cell.resolve("scores.csv"), "index,class,anomalous,score\n0,cat,false,0.25\n");
    file(cell.resolve("figures/roc 100% +é.txt"), "curve");
    Files.createDirectories(cell.resolve("images"));
    Files.write(cell.resolve("images/lowest.png"), PNG);
    Files.write(cell.resolve("images/reconstructions-step-7.png"), PNG);
    append(
        folder.cellJournal(CAT),
        new JournalEvent.Started(CREATED + 10, 1),
        new JournalEvent.Param(CREATED + 11, "bandwidth", "0.5"),
        new JournalEvent.Param(CREATED + 11, "empty", ""),
        new JournalEvent.Tag(CREATED + 11, "host", "zwölf 😀"),
        new JournalEvent.Input(CREATED + 12, "cifar10", "3f2a", "training", "{\"images\":4500}"),
        new JournalEvent.Input(CREATED + 12, "cifar10", "3f2a", "testing", "{\"images\":10000}"),
        new JournalEvent.Metric(CREATED + 13, "train/loss", 0.9, 0),
        new JournalEvent.Metric(CREATED + 14, "train/loss", 0.5, 1),
        new JournalEvent.Metric(CREATED + 15, "train/loss", 0.4, 2),
        new JournalEvent.Artifact(CREATED + 16, "scores.csv", "scores"),
        new JournalEvent.Artifact(CREATED + 17, "tables/auc.json", "table"),
        new JournalEvent.Artifact(CREATED + 17, "tables/auc.csv", "table"),
        new JournalEvent.Artifact(CREATED + 17, "figures/roc 100% +é.txt", "figure"),
        new JournalEvent.Artifact(CREATED + 18, "images/lowest.png", "images"),
        new JournalEvent.Artifact(CREATED + 18, "images/reconstructions-step-7.png", "images"),
        new JournalEvent.Metric(CREATED + 19, "auc", 0.61, 0),
        new JournalEvent.Finished(CREATED + 40, Status.FINISHED, ""));
  }

  static void append(Path journal, JournalEvent... events) {
    try (Journal open = Journal.open(journal)) {
      for (JournalEvent event : events) {
        open.append(event);
      }
    }
  }

  private static void file(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
