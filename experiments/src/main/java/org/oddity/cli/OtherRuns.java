package org.oddity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.CellReuse;
import org.oddity.tracking.RunFolder;

/** Runs whose finished cells may be taken over. */
final class OtherRuns {
  private final RunFolder target;
  private final List<RunFolder> named;

  private OtherRuns(RunFolder target, List<RunFolder> named) {
    this.target = target;
    this.named = named;
  }

  /**
   * Finds the runs that the user names.
   *
   * @param target where cells are wanted
   * @throws InvalidInputException if one is no run folder, or the one to write to
   */
  static OtherRuns named(List<Path> runs, RunFolder target) {
    List<RunFolder> folders = new ArrayList<>();
    for (Path run : runs) {
      RunFolder folder = RunArgument.folder(run);
      if (same(folder, target)) {
        throw new InvalidInputException(
            "command line", "--reuse " + run + ": is the run itself, which goes on anyway");
      }
      folder.read();
      folders.add(folder);
    }
    return new OtherRuns(target, folders);
  }

  /** Takes over what the named runs have, or says which run beside this one has some. */
  void take(List<CellSpec> wanted, PrintWriter console) {
    CellReuse reuse = new CellReuse(target);
    for (RunFolder run : named) {
      int taken = reuse.take(run, wanted);
      console.printf("%d cells taken over from %s%n", taken, run.root());
    }
    if (named.isEmpty()) {
      hint(reuse, wanted, console);
    }
  }

  private void hint(CellReuse reuse, List<CellSpec> wanted, PrintWriter console) {
    for (RunFolder run : beside()) {
      int there = count(reuse, run, wanted);
      if (there > 0) {
        console.printf(
            "%d of these cells are finished in %s: --reuse %s would take them over%n",
            there, run.root(), run.root());
      }
    }
  }

  /** What somebody else's run does not let us read is not offered, and no reason to stop ours. */
  private static int count(CellReuse reuse, RunFolder run, List<CellSpec> wanted) {
    try {
      return reuse.count(run, wanted);
    } catch (UncheckedIOException | InvalidInputException e) {
      return 0;
    }
  }

  private List<RunFolder> beside() {
    Path folder = target.root().toAbsolutePath().normalize().getParent();
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .sorted()
          .map(RunFolder::new)
          .filter(run -> run.exists() && !same(run, target))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static boolean same(RunFolder one, RunFolder other) {
    return one.root()
        .toAbsolutePath()
        .normalize()
        .equals(other.root().toAbsolutePath().normalize());
  }
}
