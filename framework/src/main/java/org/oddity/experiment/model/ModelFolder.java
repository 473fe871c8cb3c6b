package org.oddity.experiment.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

/** Finds the folder of a saved detector by whatever path a user names it with. */
public final class ModelFolder {
  private static final String KEEP = "run its experiment with save-models=true";
  private static final String ALLOWED =
      "allowed are its folder, the file detector.json in it, the folder of its cell, and that of a"
          + " run with a single one";

  private ModelFolder() {}

  /**
   * Returns the folder that {@link ModelStore#load} reads.
   *
   * @param named the folder itself, a file in it, a cell's folder, or a run's if only one of its
   *     cells has kept its detector
   * @throws InvalidInputException if there is none, or more than one to choose from
   */
  public static Path find(Path named) {
    if (!Files.exists(named)) {
      throw new InvalidInputException(named.toString(), "does not exist; " + ALLOWED);
    }
    Path folder = Files.isDirectory(named) ? named : named.toAbsolutePath().normalize().getParent();
    if (Files.isRegularFile(folder.resolve(ModelStore.DESCRIPTION)) && isPartOfModel(named)) {
      return folder;
    }
    Path inCell = named.resolve(ModelStore.FILE);
    if (Files.isRegularFile(inCell)) {
      return inCell.getParent();
    }
    if (new RunFolder(named).exists()) {
      return inRun(new RunFolder(named));
    }
    boolean cell = Files.isRegularFile(named.resolve("journal.jsonl"));
    throw new InvalidInputException(
        named.toString(),
        cell
            ? "is a cell whose detector was not kept: " + KEEP
            : "is not a saved detector; " + ALLOWED);
  }

  private static boolean isPartOfModel(Path named) {
    return Files.isDirectory(named)
        || named.getFileName().toString().equals(ModelStore.DESCRIPTION)
        || named.getFileName().toString().endsWith(".safetensors");
  }

  private static Path inRun(RunFolder run) {
    List<CellRecord> kept =
        run.read().cells().stream()
            .filter(cell -> Files.isRegularFile(run.cell(cell).resolve(ModelStore.FILE)))
            .toList();
    if (kept.size() == 1) {
      return run.cell(kept.get(0)).resolve(ModelStore.FILE).getParent();
    }
    throw new InvalidInputException(
        run.root().toString(),
        kept.isEmpty()
            ? "is a run whose detectors were not kept: " + KEEP
            : "is a run of "
                + kept.size()
                + " saved detectors; name the folder of one:\n"
                + kept.stream()
                    .map(cell -> "  " + run.cell(cell) + "  " + title(cell))
                    .collect(Collectors.joining("\n")));
  }

  private static String title(CellRecord cell) {
    return cell.dataset() + " · " + cell.title();
  }
}
