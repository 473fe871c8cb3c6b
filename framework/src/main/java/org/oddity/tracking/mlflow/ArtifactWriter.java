package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.oddity.tracking.JournalEvent;

/** Uploads the files that a journal announces. */
final class ArtifactWriter {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String TABLES_TAG = "mlflow.loggedArtifacts";
  private static final String IMAGES_TAG = "mlflow.loggedImages";
  private static final int LONGEST_TAG = 8_000;

  private final MlflowConnection connection;
  private final KnownRun run;
  private final RunWriter writer;
  private final SyncCounts counts;

  ArtifactWriter(MlflowConnection connection, KnownRun run, RunWriter writer, SyncCounts counts) {
    this.connection = connection;
    this.run = run;
    this.writer = writer;
    this.counts = counts;
  }

  /**
   * Uploads files.
   *
   * @param folder the one that the paths begin in
   * @param tablesBefore paths of the tables uploaded earlier
   * @return those and the new ones
   */
  List<String> write(
      Path folder, List<JournalEvent.Artifact> artifacts, List<String> tablesBefore) {
    Set<String> tables = new LinkedHashSet<>(tablesBefore);
    for (JournalEvent.Artifact artifact : artifacts) {
      Path file = folder.resolve(artifact.path()).normalize();
      if (!file.startsWith(folder) || !Files.exists(file)) {
        counts.skipped(file + " is not there, or not in the run folder");
      } else if (Files.isDirectory(file)) {
        filesIn(file).forEach(each -> upload(place(folder, each), each));
      } else {
        write(folder, artifact, file, tables);
      }
    }
    if (tables.size() > tablesBefore.size()) {
      writer.writeTags(Map.of(TABLES_TAG, listOf(tables)));
    }
    return List.copyOf(tables);
  }

  private void write(Path folder, JournalEvent.Artifact artifact, Path file, Set<String> tables) {
    Optional<SteppedImage> stepped = SteppedImage.of(artifact);
    if (stepped.isPresent()) {
      upload(stepped.get().path(), file);
      upload(stepped.get().smallPath(), file);
      writer.writeTags(Map.of(IMAGES_TAG, "True"));
      return;
    }
    String path = place(folder, file);
    upload(path, file);
    if (artifact.kind().equals("table") && isTable(file)) {
      tables.add(path);
    }
  }

  private void upload(String path, Path file) {
    try {
      connection.http().upload(run.artifactUri(), path, file);
      writer.touched();
      counts.artifact();
    } catch (RefusedException e) {
      writer.refused("file " + path, e);
    }
  }

  private static String place(Path folder, Path file) {
    return ArtifactPaths.place(
        folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"));
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static boolean isTable(Path file) {
    if (!file.toString().endsWith(".json")) {
      return false;
    }
    try {
      JsonNode content = MAPPER.readTree(file.toFile());
      return content.path("columns").isArray() && content.path("data").isArray();
    } catch (IOException e) {
      return false;
    }
  }

  /** Tables that do not fit in the tag are files like any other. */
  private static String listOf(Set<String> tables) {
    List<String> entries = new ArrayList<>();
    int length = 2;
    for (String table : tables) {
      String entry = Json.object("path", table).put("type", "table").toString();
      length += entry.length() + 1;
      if (length <= LONGEST_TAG) {
        entries.add(entry);
      }
    }
    return "[" + String.join(",", entries) + "]";
  }
}
