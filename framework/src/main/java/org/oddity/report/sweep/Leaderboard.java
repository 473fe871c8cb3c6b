package org.oddity.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.evaluation.MeanAndDeviation;
import org.oddity.experiment.sweep.ValidationRanks;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.CsvTable;
import org.oddity.report.table.TableMetric;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.VariantRecord;

/**
 * The rows of a sweep on one dataset, ranked by their AUROC on the test set, and which of them the
 * held-out normals would have chosen.
 *
 * @param dataset its name in the experiment
 * @param lines the best first
 */
public record Leaderboard(String dataset, List<Line> lines) {
  public Leaderboard {
    lines = List.copyOf(lines);
  }

  /**
   * One row.
   *
   * @param row its name
   * @param entry the entry it is a variant of; the row itself where it is none
   * @param auroc the mean over tasks, over seeds
   * @param validationRank among the entry's variants, by the loss on held-out normals
   * @param chosen whether that loss chooses it among the entry's variants
   * @param oracle whether it looks at test labels
   */
  public record Line(
      String row,
      String entry,
      MeanAndDeviation auroc,
      OptionalDouble validationRank,
      boolean chosen,
      boolean oracle) {}

  /** Returns one for each dataset; none of a run without variants. */
  public static List<Leaderboard> of(RunResults results) {
    return results.experiment().variants().isEmpty()
        ? List.of()
        : results.datasets().stream().map(dataset -> of(results, dataset)).toList();
  }

  private static Leaderboard of(RunResults results, String dataset) {
    SeedMeans means = SeedMeans.of(results, dataset, TableMetric.AUROC.key());
    Map<String, VariantRecord> variants = new LinkedHashMap<>();
    results.experiment().variants().forEach(each -> variants.put(each.detector(), each));
    Map<String, ValidationRanks> ranks = new LinkedHashMap<>();
    variants.values().stream()
        .collect(Collectors.groupingBy(VariantRecord::entry))
        .forEach((entry, rows) -> ranks.put(entry, ranks(results, dataset, rows)));
    List<Line> lines = new ArrayList<>();
    for (String row : means.rows()) {
      double[] values = means.of(row);
      String entry = variants.containsKey(row) ? variants.get(row).entry() : row;
      ValidationRanks rank = ranks.getOrDefault(entry, new ValidationRanks(Map.of()));
      Double average = rank.average().get(row);
      if (values.length > 0) {
        lines.add(
            new Line(
                row,
                entry,
                MeanAndDeviation.of(values),
                average == null ? OptionalDouble.empty() : OptionalDouble.of(average),
                rank.chosen().equals(Optional.of(row)),
                results.oracle(row)));
      }
    }
    lines.sort(Comparator.comparingDouble(line -> -line.auroc().mean()));
    return new Leaderboard(dataset, lines);
  }

  private static ValidationRanks ranks(
      RunResults results, String dataset, List<VariantRecord> variants) {
    Set<String> rows = variants.stream().map(VariantRecord::detector).collect(Collectors.toSet());
    Map<CellRecord, CellState> cells = new LinkedHashMap<>();
    results.cells().stream()
        .filter(cell -> cell.cell().dataset().equals(dataset))
        .filter(cell -> rows.contains(cell.cell().detector()))
        .forEach(cell -> cells.put(cell.cell(), cell.state()));
    return ValidationRanks.of(cells);
  }

  /** Returns whether any entry has a loss on held-out normals to choose by. */
  public boolean choosable() {
    return lines.stream().anyMatch(Line::chosen);
  }

  /** Returns all lines as comma-separated values. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    csv.append("rank,row,entry,oracle,auroc,sd,seeds,validation rank,chosen by validation\n");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      csv.append(
          CsvTable.line(
              List.of(
                  Integer.toString(i + 1),
                  line.row(),
                  line.entry(),
                  Boolean.toString(line.oracle()),
                  Double.toString(line.auroc().mean()),
                  text(line.auroc().deviation()),
                  Integer.toString(line.auroc().count()),
                  text(line.validationRank()),
                  Boolean.toString(line.chosen()))));
    }
    return csv.toString();
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%s", value.getAsDouble()) : "";
  }
}
