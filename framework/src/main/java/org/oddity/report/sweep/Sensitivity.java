package org.oddity.report.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.report.plot.SensitivityPlot;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.TableMetric;
import org.oddity.tracking.VariantRecord;

/**
 * How the AUROC of one entry depends on one option that was swept.
 *
 * @param dataset its name in the experiment
 * @param entry the entry
 * @param key the option
 * @param aurocs by the option's value as it is written: a mean over tasks for each variant and seed
 */
public record Sensitivity(
    String dataset, String entry, String key, Map<String, List<Double>> aurocs) {
  private static final int LEAST_VALUES = 2;

  /** Returns one for each dataset, entry and option that has at least two values with figures. */
  public static List<Sensitivity> of(RunResults results) {
    List<Sensitivity> all = new ArrayList<>();
    for (String dataset : results.datasets()) {
      SeedMeans means = SeedMeans.of(results, dataset, TableMetric.AUROC.key());
      Map<List<String>, Map<String, List<Double>>> found = new LinkedHashMap<>();
      for (VariantRecord variant : results.experiment().variants()) {
        variant
            .settings()
            .forEach(
                (key, value) -> {
                  Map<String, List<Double>> values =
                      found.computeIfAbsent(
                          List.of(variant.entry(), key), name -> new LinkedHashMap<>());
                  for (double mean : means.of(variant.detector())) {
                    values.computeIfAbsent(value, text -> new ArrayList<>()).add(mean);
                  }
                });
      }
      found.forEach(
          (name, values) -> {
            if (values.size() >= LEAST_VALUES) {
              all.add(new Sensitivity(dataset, name.get(0), name.get(1), values));
            }
          });
    }
    return all;
  }

  /** Returns it drawn. */
  public SensitivityPlot plot() {
    return new SensitivityPlot(entry, key, TableMetric.AUROC.title(), aurocs);
  }
}
