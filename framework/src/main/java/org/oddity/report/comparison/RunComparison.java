package org.oddity.report.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;
import org.oddity.evaluation.comparison.Comparison;
import org.oddity.evaluation.comparison.TaskScores;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

/** Reads the scores of one or several runs and compares their methods. */
public final class RunComparison {
  private RunComparison() {}

  /**
   * Compares the detectors of runs, paired by task, seed and image. A detector that several runs
   * have is named after its run, too.
   *
   * @param folders at least one
   * @param detectors the names of those to compare; where empty all but oracles, whose test sets
   *     lack the images they looked at
   * @param level of the intervals, such as 0.95
   * @throws InvalidInputException if a folder is not a run's, a detector is unknown, fewer than two
   *     were scored, no task is common to them, or their test images differ
   */
  public static ComparisonReport of(List<RunFolder> folders, Set<String> detectors, double level) {
    List<RunResults> runs = folders.stream().map(RunResults::read).toList();
    refuseUnknown(runs, detectors);
    Map<String, TaskCells> tasks = new LinkedHashMap<>();
    boolean onlyDataset =
        runs.stream().flatMap(run -> run.datasets().stream()).distinct().count() == 1;
    Set<String> methods = new LinkedHashSet<>();
    for (RunResults run : runs) {
      for (CellResult cell : run.cells()) {
        if (cell.done() && wanted(cell.cell(), detectors)) {
          String task = cell.cell().task();
          String title = onlyDataset ? task : cell.cell().dataset() + " · " + task;
          String method = method(runs, run, cell.cell().detector());
          methods.add(method);
          tasks
              .computeIfAbsent(title, TaskCells::new)
              .add(method, cell.cell().seed(), run.folder().scores(cell.cell()));
        }
      }
    }
    if (methods.size() < 2) {
      throw new InvalidInputException(
          names(folders), "needs two detectors with scores, has " + methods);
    }
    return report(runs, tasks, methods, level);
  }

  private static boolean wanted(CellRecord cell, Set<String> detectors) {
    return detectors.isEmpty() ? !cell.oracle() : detectors.contains(cell.detector());
  }

  private static ComparisonReport report(
      List<RunResults> runs, Map<String, TaskCells> tasks, Set<String> methods, double level) {
    List<TaskScores> scores = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TaskCells task : tasks.values()) {
      scores.addAll(task.scores(methods, notes));
    }
    Comparison comparison = Comparison.of(scores, level);
    if (comparison.tasks().isEmpty()) {
      throw new InvalidInputException(
          names(runs.stream().map(RunResults::folder).toList()),
          "no task was scored by all of " + String.join(", ", methods));
    }
    if (!comparison.leftOut().isEmpty()) {
      notes.add(
          "Left out, as not every method was scored there: "
              + String.join(", ", comparison.leftOut())
              + ".");
    }
    List<String> oracles =
        comparison.methods().stream().filter(method -> oracle(runs, method)).toList();
    if (!oracles.isEmpty()) {
      notes.add("Saw test labels (oracle): " + String.join(", ", oracles) + ".");
    }
    List<String> names = runs.stream().map(run -> run.experiment().name()).toList();
    return new ComparisonReport(names, comparison, notes);
  }

  private static boolean oracle(List<RunResults> runs, String method) {
    return runs.stream()
        .flatMap(
            run ->
                run.cells().stream()
                    .filter(cell -> cell.cell().oracle())
                    .map(cell -> method(runs, run, cell.cell().detector())))
        .anyMatch(method::equals);
  }

  private static String method(List<RunResults> runs, RunResults run, String detector) {
    long having =
        runs.stream()
            .filter(
                other ->
                    other.cells().stream()
                        .anyMatch(cell -> cell.cell().detector().equals(detector)))
            .count();
    return having < 2 ? detector : runName(runs, run) + "/" + detector;
  }

  /** The experiment's name, or the folder's where several runs are of one experiment. */
  private static String runName(List<RunResults> runs, RunResults run) {
    Set<String> names = new HashSet<>();
    runs.forEach(each -> names.add(each.experiment().name()));
    return names.size() == runs.size()
        ? run.experiment().name()
        : run.folder().root().toAbsolutePath().normalize().getFileName().toString();
  }

  private static void refuseUnknown(List<RunResults> runs, Set<String> detectors) {
    Set<String> known = new LinkedHashSet<>();
    runs.forEach(run -> run.cells().forEach(cell -> known.add(cell.cell().detector())));
    for (String detector : detectors) {
      if (!known.contains(detector)) {
        throw new InvalidInputException(
            names(runs.stream().map(RunResults::folder).toList()),
            "has no detector '" + detector + "'." + Suggestions.among(detector, known));
      }
    }
  }

  private static String names(List<RunFolder> folders) {
    return String.join(", ", folders.stream().map(folder -> folder.root().toString()).toList());
  }
}
