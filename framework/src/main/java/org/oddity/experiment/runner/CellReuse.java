package org.oddity.experiment.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.model.ModelStore;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * Takes finished cells of other run folders over, so that nothing is computed twice.
 *
 * <p>Files are linked where the file system can, else copied; the journal, which may grow, is
 * copied. A cell comes whole or not at all.
 */
public final class CellReuse {
  /** The tag of a cell that was not computed here. */
  public static final String TAG = "reused-from";

  private static final String UNFINISHED = ".part";

  private final RunFolder target;

  /**
   * Makes one.
   *
   * @param target where cells are wanted; nobody else writes there
   */
  public CellReuse(RunFolder target) {
    this.target = target;
  }

  /**
   * Takes over what another run has of some cells; those that were begun here stay as they are.
   *
   * @return how many were taken
   */
  public int take(RunFolder source, List<CellSpec> wanted) {
    try {
      Path cells = Files.createDirectories(target.root().resolve("cells"));
      removeUnfinished(cells);
      int taken = 0;
      for (CellSpec cell : wanted) {
        Optional<CellState> state = available(source, cell);
        if (state.isPresent()) {
          take(source, cell, state.get(), cells);
          taken++;
        }
      }
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take cells over from " + source.root() + ": " + e, e);
    }
  }

  /** Returns how many of some cells could be taken over. */
  public int count(RunFolder source, List<CellSpec> wanted) {
    return (int) wanted.stream().filter(cell -> available(source, cell).isPresent()).count();
  }

  private Optional<CellState> available(RunFolder source, CellSpec cell) {
    if (!Files.exists(source.cellJournal(cell.record())) || Files.exists(folder(target, cell))) {
      return Optional.empty();
    }
    CellState state = source.state(cell.record());
    return CellCompletion.complete(source, cell, state) && whole(folder(source, cell), state)
        ? Optional.of(state)
        : Optional.empty();
  }

  private static Path folder(RunFolder run, CellSpec cell) {
    return run.cell(cell.record());
  }

  /** A folder that was tidied by hand lacks files that its journal names. */
  private static boolean whole(Path folder, CellState state) {
    return state.artifacts().stream()
        .allMatch(file -> folder.resolve(file.path()).toFile().length() > 0);
  }

  private void take(RunFolder source, CellSpec cell, CellState state, Path cells)
      throws IOException {
    Path from = folder(source, cell);
    Path temporary = cells.resolve("." + cell.record().id() + "." + UUID.randomUUID() + UNFINISHED);
    Files.createDirectories(temporary);
    for (JournalEvent.Artifact file : state.artifacts()) {
      link(from.resolve(file.path()), temporary.resolve(file.path()));
    }
    Path model = from.resolve(ModelStore.FILE).getParent();
    if (Files.isDirectory(model)) {
      for (Path file : files(model)) {
        link(file, temporary.resolve(from.relativize(file)));
      }
    }
    Path journal = temporary.resolve(from.relativize(source.cellJournal(cell.record())));
    Files.copy(source.cellJournal(cell.record()), journal);
    if (!state.tags().containsKey(TAG)) { // the run that computed it is the one to name
      try (Journal lines = Journal.open(journal)) {
        String where = source.root().toAbsolutePath().normalize().getFileName().toString();
        lines.append(new JournalEvent.Tag(System.currentTimeMillis(), TAG, where));
      }
    }
    Files.move(temporary, folder(target, cell), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to); // another disk, or one without links
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** What a killed process left. */
  private static void removeUnfinished(Path cells) throws IOException {
    List<Path> left;
    try (Stream<Path> folders = Files.list(cells)) {
      left = folders.filter(folder -> folder.toString().endsWith(UNFINISHED)).toList();
    }
    for (Path folder : left) {
      Files.walkFileTree(folder, new Removal());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
