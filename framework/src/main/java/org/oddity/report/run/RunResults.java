package org.oddity.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.runner.CellReuse;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * What a run folder says.
 *
 * @param folder where it was read
 * @param experiment its index
 * @param config the resolved config as text
 * @param cells all cells in the order of the matrix
 */
public record RunResults(
    RunFolder folder, ExperimentRecord experiment, String config, List<CellResult> cells) {
  public RunResults {
    cells = List.copyOf(cells);
  }

  /**
   * Reads a run folder as it is.
   *
   * @throws InvalidInputException if it is not a run folder
   */
  public static RunResults read(RunFolder folder) {
    return read(folder, UnaryOperator.identity());
  }

  /**
   * Reads a run folder.
   *
   * @param clean what is done to every text that may speak of the machine: the config, the
   *     environment, reasons
   * @throws InvalidInputException if it is not a run folder
   */
  public static RunResults read(RunFolder folder, UnaryOperator<String> clean) {
    ExperimentRecord record = folder.read();
    Map<String, String> environment = new LinkedHashMap<>();
    record.environment().forEach((key, value) -> environment.put(key, clean.apply(value)));
    ExperimentRecord experiment =
        new ExperimentRecord(
            record.name(),
            clean.apply(record.description()),
            record.created(),
            record.configHash(),
            record.protocol(),
            record.cells(),
            record.compareWith(),
            environment,
            record.variants());
    List<CellResult> cells =
        record.cells().stream().map(cell -> result(folder, cell, clean)).toList();
    return new RunResults(folder, experiment, clean.apply(config(folder)), cells);
  }

  private static CellResult result(RunFolder folder, CellRecord cell, UnaryOperator<String> clean) {
    CellState state = folder.state(cell);
    String reason = state.finished().map(JournalEvent.Finished::reason).orElse("");
    return new CellResult(cell, state, clean.apply(reason));
  }

  private static String config(RunFolder folder) {
    try {
      return Files.exists(folder.config()) ? Files.readString(folder.config()) : "";
    } catch (IOException e) {
      throw new InvalidInputException(
          folder.config().toString(), "cannot be read: " + e.getMessage());
    }
  }

  /** Returns the datasets in their order. */
  public List<String> datasets() {
    return cells.stream().map(result -> result.cell().dataset()).distinct().toList();
  }

  /** Returns the tasks of a dataset in the table's order. */
  public List<String> tasks(String dataset) {
    return of(dataset)
        .sorted(java.util.Comparator.comparingInt(result -> result.cell().taskIndex()))
        .map(result -> result.cell().task())
        .distinct()
        .toList();
  }

  /** Returns the detectors that a dataset was given to, in the config's order. */
  public List<String> detectors(String dataset) {
    return of(dataset).map(result -> result.cell().detector()).distinct().toList();
  }

  /** Returns the seeds of a dataset's cells in their order. */
  public List<Long> seeds(String dataset) {
    return of(dataset).map(result -> result.cell().seed()).distinct().toList();
  }

  /** Returns one detector's cells on one task, one per seed. */
  public List<CellResult> cells(String dataset, String task, String detector) {
    return of(dataset)
        .filter(result -> result.cell().task().equals(task))
        .filter(result -> result.cell().detector().equals(detector))
        .toList();
  }

  /** Returns the protocol by the names that configs use, as far as cells have begun. */
  public Set<String> protocols() {
    Set<String> names = new TreeSet<>();
    for (CellResult cell : cells) {
      String name = cell.state().params().get("protocol");
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns whether a detector looks at test labels. */
  public boolean oracle(String detector) {
    return cells.stream()
        .anyMatch(result -> result.cell().oracle() && result.cell().detector().equals(detector));
  }

  /** Returns how many cells came to an outcome. */
  public int count(CellResult.Outcome outcome) {
    return (int) cells.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Returns how many cells were computed by another run, by its name. */
  public Map<String, Long> reused() {
    return cells.stream()
        .map(result -> result.state().tags().get(CellReuse.TAG))
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Returns whether every cell is done. */
  public boolean complete() {
    return count(CellResult.Outcome.DONE) == cells.size();
  }

  /** Returns the seconds that all cells took together, by their own clocks. */
  public double seconds() {
    return cells.stream()
        .flatMap(result -> result.state().metrics().entrySet().stream())
        .filter(metric -> metric.getKey().startsWith("time/"))
        .filter(metric -> metric.getKey().endsWith("-seconds"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private Stream<CellResult> of(String dataset) {
    return cells.stream().filter(result -> result.cell().dataset().equals(dataset));
  }
}
