package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.ExclusiveUse;
import org.oddity.tracking.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code mlflow/SERVER.json} of a run folder; one process at a time has it. */
final class MirrorStateFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorStateFile.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private final MlflowServer server;
  private final ExclusiveUse use;
  private boolean writable;

  private MirrorStateFile(Path file, MlflowServer server, ExclusiveUse use) {
    this.file = file;
    this.server = server;
    this.use = use;
    this.writable = use != null;
  }

  /**
   * Takes the file; a folder that cannot be written to is mirrored without a memory.
   *
   * @throws InvalidInputException if another process is mirroring the folder to the server
   */
  static MirrorStateFile open(RunFolder folder, MlflowServer server) {
    Path place = folder.root().resolve("mlflow");
    Path file = place.resolve(server.fileName() + ".json");
    try {
      ExclusiveUse use =
          ExclusiveUse.take(place.resolve("." + server.fileName() + ".lock"))
              .orElseThrow(() -> inUse(folder, server));
      return new MirrorStateFile(file, server, use);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: every mirroring of this folder starts anew", place, e);
      return new MirrorStateFile(file, server, null);
    }
  }

  /** Returns what was written last, or a state in which nothing was mirrored. */
  MirrorState read(String run) {
    MirrorState none = new MirrorState(server.address().toString(), run, Map.of());
    if (!Files.exists(file)) {
      return none;
    }
    try {
      MirrorState state = MAPPER.readValue(file.toFile(), MirrorState.class);
      return state != null && run.equals(state.run()) ? state : none;
    } catch (IOException e) {
      LOG.warn("{} cannot be read; everything is mirrored anew", file, e);
      return none;
    }
  }

  /** Writes the state, whole or not at all. */
  void write(MirrorState state) {
    if (!writable) {
      return;
    }
    try {
      AtomicFiles.write(file, MAPPER.writeValueAsBytes(state));
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      writable = false;
      LOG.warn("what was mirrored cannot be remembered: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    if (use != null) {
      use.close();
    }
  }

  private static InvalidInputException inUse(RunFolder folder, MlflowServer server) {
    return new InvalidInputException(
        folder.root().toString(),
        "another process is mirroring this folder to " + server.address() + " now");
  }
}
