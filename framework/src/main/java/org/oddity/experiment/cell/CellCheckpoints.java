package org.oddity.experiment.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.oddity.tracking.AtomicFiles;
import org.oddity.training.CheckpointStore;

/** Keeps the checkpoints of a cell's fit in its folder until the cell has ended well. */
final class CellCheckpoints implements CheckpointStore {
  private final Path folder;

  CellCheckpoints(Path folder) {
    this.folder = folder.resolve("checkpoints");
  }

  @Override
  public void save(String phase, byte[] checkpoint) {
    try {
      AtomicFiles.write(file(phase), checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<byte[]> latest(String phase) {
    Path file = file(phase);
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoint " + file + ": " + e, e);
    }
  }

  /** Removes them, and what a killed process left of one. */
  void clear() {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the checkpoints in " + folder + ": " + e, e);
    }
  }

  private Path file(String phase) {
    return folder.resolve(phase + ".safetensors");
  }
}
