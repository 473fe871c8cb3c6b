package org.oddity.report.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.tracking.VariantRecord;

/**
 * How the variants of one entry rank by their loss on held-out normals, averaged over tasks and
 * seeds; 1 is best.
 *
 * <p>Ranks and not losses are averaged, as each task has a scale of its own. Losses of different
 * entries are of different kinds and are never compared.
 *
 * @param average each row's average rank; nothing where some cell of the entry has no such loss
 */
record ValidationRanks(Map<String, Double> average) {
  private static final String LOSS = "/validation-loss";

  static ValidationRanks of(RunResults results, String dataset, List<VariantRecord> variants) {
    Set<String> rows = new HashSet<>(variants.stream().map(VariantRecord::detector).toList());
    Map<List<Object>, Map<String, Double>> columns = new LinkedHashMap<>();
    for (CellResult cell : results.cells()) {
      String row = cell.cell().detector();
      if (cell.cell().dataset().equals(dataset) && rows.contains(row)) {
        OptionalDouble loss = loss(cell);
        if (loss.isEmpty()) {
          return new ValidationRanks(Map.of());
        }
        columns
            .computeIfAbsent(
                List.of(cell.cell().task(), cell.cell().seed()), key -> new LinkedHashMap<>())
            .put(row, loss.getAsDouble());
      }
    }
    return new ValidationRanks(average(columns.values()));
  }

  /** The training that came last made the scores. */
  private static OptionalDouble loss(CellResult cell) {
    OptionalDouble last = OptionalDouble.empty();
    for (Map.Entry<String, Double> metric : cell.state().metrics().entrySet()) {
      if (cell.done() && metric.getKey().endsWith(LOSS)) {
        last = OptionalDouble.of(metric.getValue());
      }
    }
    return last;
  }

  private static Map<String, Double> average(Iterable<Map<String, Double>> columns) {
    Map<String, List<Double>> ranks = new LinkedHashMap<>();
    for (Map<String, Double> column : columns) {
      double[] losses = column.values().stream().mapToDouble(Double::doubleValue).toArray();
      column.forEach(
          (row, loss) ->
              ranks.computeIfAbsent(row, key -> new ArrayList<>()).add(rank(losses, loss)));
    }
    Map<String, Double> average = new LinkedHashMap<>();
    ranks.forEach(
        (row, all) ->
            average.put(
                row, all.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return average;
  }

  /** Equal losses share the middle of their ranks. */
  private static double rank(double[] losses, double loss) {
    long below = Arrays.stream(losses).filter(other -> other < loss).count();
    long equal = Arrays.stream(losses).filter(other -> other == loss).count();
    return below + (equal + 1) / 2.0;
  }

  /** Returns the row that these ranks choose, the first of equals. */
  Optional<String> chosen() {
    return average.entrySet().stream()
        .min(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }
}
