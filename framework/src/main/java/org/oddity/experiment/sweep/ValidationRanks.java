package org.oddity.experiment.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;

/**
 * How the variants of one entry rank by their loss on held-out normals, averaged over datasets,
 * tasks and seeds; 1 is best.
 *
 * <p>Ranks and not losses are averaged, as each task has a scale of its own. Losses of different
 * entries are of different kinds and are never compared.
 *
 * @param average each row's average rank; nothing where some cell of the entry has no such loss
 */
public record ValidationRanks(Map<String, Double> average) {
  private static final String LOSS = "/validation-loss";
  private static final String CHOSEN = "/chosen-epoch";

  /**
   * Ranks the variants of an entry.
   *
   * @param cells all their cells with what their journals say
   */
  public static ValidationRanks of(Map<CellRecord, CellState> cells) {
    Map<List<Object>, Map<String, Double>> columns = new LinkedHashMap<>();
    for (Map.Entry<CellRecord, CellState> each : cells.entrySet()) {
      CellRecord cell = each.getKey();
      OptionalDouble loss = loss(each.getValue());
      if (loss.isEmpty()) {
        return new ValidationRanks(Map.of());
      }
      columns
          .computeIfAbsent(
              List.of(cell.dataset(), cell.task(), cell.seed()), key -> new LinkedHashMap<>())
          .put(cell.detector(), loss.getAsDouble());
    }
    return new ValidationRanks(average(columns.values()));
  }

  /** The training that came last made the scores, by the networks of the epoch that it kept. */
  private static OptionalDouble loss(CellState state) {
    String last =
        state.metrics().keySet().stream()
            .filter(key -> key.endsWith(LOSS))
            .reduce("", (earlier, later) -> later);
    if (!state.done() || last.isEmpty()) {
      return OptionalDouble.empty();
    }
    String phase = last.substring(0, last.length() - LOSS.length());
    Double kept = state.metrics().get(phase + CHOSEN);
    return state.history().stream()
        .filter(metric -> metric.key().equals(last))
        .filter(metric -> kept == null || metric.step() == kept.longValue())
        .mapToDouble(JournalEvent.Metric::value)
        .reduce((earlier, later) -> later);
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

  /** Returns the row that these ranks choose; nothing where several are equally good. */
  public Optional<String> chosen() {
    double least =
        average.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    List<String> best = average.keySet().stream().filter(row -> average.get(row) == least).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /**
   * Returns the rows of least average rank, those that stand first among equally good ones.
   *
   * @param most how many at most
   */
  public List<String> best(int most) {
    return average.entrySet().stream()
        .sorted(Map.Entry.comparingByValue()) // a stable sort
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
