package org.oddity.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.oddity.report.plot.Numbers;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/**
 * What a detector costs: means over its cells.
 *
 * @param detector its name
 * @param cells how many were scored
 * @param data time to read and prepare the images
 * @param fit time to learn
 * @param score time to score the test images
 * @param localise time to map the anomalies of the test images; a dash where there are no maps
 * @param memory most memory used, of all cells
 */
public record DetectorCost(
    String detector,
    int cells,
    String data,
    String fit,
    String score,
    String localise,
    String memory) {

  /** Returns the costs of all detectors that have cells which are done. */
  public static List<DetectorCost> of(RunResults results) {
    List<DetectorCost> costs = new ArrayList<>();
    List<String> detectors =
        results.cells().stream().map(result -> result.cell().detector()).distinct().toList();
    for (String detector : detectors) {
      List<CellResult> cells =
          results.cells().stream()
              .filter(CellResult::done)
              .filter(result -> result.cell().detector().equals(detector))
              .toList();
      if (!cells.isEmpty()) {
        costs.add(
            new DetectorCost(
                detector,
                cells.size(),
                time(cells, "time/data-seconds"),
                time(cells, "time/fit-seconds"),
                time(cells, "time/score-seconds"),
                time(cells, "time/localise-seconds"),
                memory(cells)));
      }
    }
    return costs;
  }

  private static String time(List<CellResult> cells, String key) {
    OptionalDouble mean =
        cells.stream()
            .map(cell -> cell.metric(key))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average();
    return mean.isPresent() ? Numbers.duration(mean.getAsDouble()) : "–";
  }

  private static String memory(List<CellResult> cells) {
    OptionalDouble most =
        cells.stream()
            .map(cell -> cell.metric("memory/peak-mib"))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max();
    return most.isPresent() ? String.format(Locale.ROOT, "%.0f MiB", most.getAsDouble()) : "–";
  }
}
