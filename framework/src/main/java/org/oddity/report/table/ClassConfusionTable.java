package org.oddity.report.table;

import java.util.List;
import java.util.Optional;
import org.oddity.evaluation.ClassConfusion;
import org.oddity.report.run.CellDecisions;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.NamedClasses;
import org.oddity.report.run.RunResults;

/** Confusion matrices of cells whose detectors name classes, as comma-separated values. */
final class ClassConfusionTable {
  private ClassConfusionTable() {}

  /** Returns a line for each cell, class and named class that occurs; empty where no cell names. */
  static String csv(RunResults results) {
    StringBuilder csv = new StringBuilder();
    for (CellResult cell : results.cells()) {
      Optional<ClassConfusion> confusion = NamedClasses.of(results, cell);
      confusion.ifPresent(each -> add(csv, cell, each));
    }
    String header =
        CsvTable.line(List.of("dataset", "task", "detector", "seed", "class", "named", "images"));
    return csv.isEmpty() ? "" : header + csv;
  }

  private static void add(StringBuilder csv, CellResult cell, ClassConfusion confusion) {
    for (int i = 0; i < confusion.classes().size(); i++) {
      for (int j = 0; j < confusion.classes().size(); j++) {
        if (confusion.counts()[i][j] > 0) {
          csv.append(
              CsvTable.line(
                  List.of(
                      cell.cell().dataset(),
                      cell.cell().task(),
                      cell.cell().detector(),
                      Long.toString(cell.cell().seed()),
                      CellDecisions.name(cell.classNames(), confusion.classes().get(i)),
                      CellDecisions.name(cell.classNames(), confusion.classes().get(j)),
                      Integer.toString(confusion.counts()[i][j]))));
        }
      }
    }
  }
}
