package org.oddity.report.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/** A figure's mean over the tasks of a dataset, for each row and seed that has them all. */
final class SeedMeans {
  private final Map<String, Map<Long, Double>> means = new LinkedHashMap<>();

  private SeedMeans() {}

  static SeedMeans of(RunResults results, String dataset, String metric) {
    int tasks = results.tasks(dataset).size();
    Map<String, Map<Long, List<Double>>> values = new LinkedHashMap<>();
    for (CellResult cell : results.cells()) {
      OptionalDouble value = cell.metric(metric);
      if (cell.cell().dataset().equals(dataset)) {
        Map<Long, List<Double>> row =
            values.computeIfAbsent(cell.cell().detector(), name -> new LinkedHashMap<>());
        value.ifPresent(
            each -> row.computeIfAbsent(cell.cell().seed(), seed -> new ArrayList<>()).add(each));
      }
    }
    SeedMeans means = new SeedMeans();
    values.forEach((row, seeds) -> means.means.put(row, complete(seeds, tasks)));
    return means;
  }

  private static Map<Long, Double> complete(Map<Long, List<Double>> seeds, int tasks) {
    Map<Long, Double> means = new LinkedHashMap<>();
    seeds.forEach(
        (seed, values) -> {
          if (values.size() == tasks) {
            double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
            means.put(seed, MeanAndDeviation.of(all).mean());
          }
        });
    return means;
  }

  /** Returns the rows in the experiment's order. */
  List<String> rows() {
    return List.copyOf(means.keySet());
  }

  /** Returns the means of a row, one for each seed that has all tasks. */
  double[] of(String row) {
    return means.getOrDefault(row, Map.of()).values().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
