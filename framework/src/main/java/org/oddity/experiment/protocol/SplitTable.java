package org.oddity.experiment.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oddity.data.Dataset;

/** How many images of each class are in each part of a split. */
public record SplitTable(List<Row> rows) {
  public SplitTable {
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param part {@code train}, {@code validation} or {@code test}
   * @param className the class
   * @param anomalous whether it counts as anomalous there
   * @param images how many
   */
  public record Row(String part, String className, boolean anomalous, int images) {}

  /** Counts a plan. */
  public static SplitTable of(Dataset dataset, SplitPlan plan) {
    int[] labels = new Pool(dataset).labels();
    List<Row> rows = new ArrayList<>();
    count(dataset, labels, "train", plan.training(), rows);
    count(dataset, labels, "validation", plan.validation(), rows);
    count(dataset, labels, "test", plan.test(), rows);
    return new SplitTable(rows);
  }

  private static void count(
      Dataset dataset, int[] labels, String part, SplitPlan.Chosen chosen, List<Row> rows) {
    List<String> names = dataset.classNames();
    int[][] counts = new int[2][names.size()];
    for (int i = 0; i < chosen.count(); i++) {
      counts[chosen.anomalous()[i] ? 1 : 0][labels[chosen.places()[i]]]++;
    }
    for (int anomalous = 0; anomalous < 2; anomalous++) {
      for (int c = 0; c < names.size(); c++) {
        if (counts[anomalous][c] > 0) {
          rows.add(new Row(part, names.get(c), anomalous == 1, counts[anomalous][c]));
        }
      }
    }
  }

  /** Returns the number of images of a part on one side. */
  public int images(String part, boolean anomalous) {
    return rows.stream()
        .filter(row -> row.part().equals(part) && row.anomalous() == anomalous)
        .mapToInt(Row::images)
        .sum();
  }

  /** Returns the table as CSV with the header {@code part,class,role,images}. */
  public String csv() {
    StringBuilder csv = new StringBuilder("part,class,role,images\n");
    for (Row row : rows) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,\"%s\",%s,%d%n",
              row.part(),
              row.className().replace("\"", "\"\""),
              row.anomalous() ? "anomalous" : "normal",
              row.images()));
    }
    return csv.toString().replace("\r\n", "\n");
  }
}
