package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Says what the runs of a run folder are called and how they are found again. */
final class Targets {
  /** Marks all runs of a run folder. */
  static final String RUN_TAG = "oddity.run";

  /** Marks the run of a cell. */
  static final String CELL_TAG = "oddity.cell";

  private static final Set<String> COMMIT_NAMES = Set.of("git", "commit", "gitcommit");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunFolder folder;
  private final ExperimentRecord record;
  private final boolean manyDatasets;

  Targets(RunFolder folder, ExperimentRecord record) {
    this.folder = folder;
    this.record = record;
    this.manyDatasets = record.cells().stream().map(CellRecord::dataset).distinct().count() > 1;
  }

  /** Returns what stays the same when the folder is moved or mirrored from elsewhere. */
  String runId() {
    return Digests.sha256((record.configHash() + "@" + record.created()).getBytes(UTF_8))
        .substring(0, 32);
  }

  Target parent() {
    Map<String, String> tags = common();
    tags.put("mlflow.note.content", Notes.of(record));
    List<JournalEvent.Artifact> files = new ArrayList<>();
    for (String file : List.of("config.yaml", "experiment.json")) {
      if (Files.exists(folder.root().resolve(file))) {
        files.add(new JournalEvent.Artifact(record.created(), file, "config"));
      }
    }
    String name = record.name() + " · " + MINUTES.format(Instant.ofEpochMilli(record.created()));
    return new Target(Target.PARENT, folder.journal(), name, tags, files);
  }

  List<Target> cells() {
    return record.cells().stream().map(this::cell).collect(Collectors.toList());
  }

  private Target cell(CellRecord cell) {
    Map<String, String> tags = common();
    tags.put(CELL_TAG, cell.id());
    tags.put("oddity.detector", cell.detector());
    tags.put("oddity.dataset", cell.dataset());
    tags.put("oddity.task", cell.task());
    tags.put("oddity.seed", Long.toString(cell.seed()));
    tags.put("oddity.oracle", Boolean.toString(cell.oracle()));
    tags.put("mlflow.note.content", Notes.of(record, cell));
    String name = manyDatasets ? cell.dataset() + " · " + cell.title() : cell.title();
    return new Target(cell.id(), folder.cellJournal(cell), name, tags, List.of());
  }

  private Map<String, String> common() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(RUN_TAG, runId());
    tags.put("mlflow.source.name", "oddity");
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("oddity.config", record.configHash());
    record.environment().forEach((name, value) -> describe(tags, name, value));
    return tags;
  }

  private static void describe(Map<String, String> tags, String name, String value) {
    boolean commit = COMMIT_NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    String key = commit ? "mlflow.source.git.commit" : Names.key("environment." + name);
    tags.put(key, Names.tagValue(value));
  }
}
