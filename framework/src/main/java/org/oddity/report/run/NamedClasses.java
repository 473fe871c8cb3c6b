package org.oddity.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.ClassConfusion;

/** Reads a cell's {@code classes.csv}: what a classifier of all classes named. */
public final class NamedClasses {
  private static final String FILE = "classes.csv";
  private static final String HEADER = "index,class,named";

  private NamedClasses() {}

  /**
   * Returns how often which class was named; nothing where the cell is not done or names none.
   *
   * @throws InvalidInputException naming the file and what is wrong with it
   */
  public static Optional<ClassConfusion> of(RunResults results, CellResult cell) {
    Path file = results.folder().cell(cell.cell()).resolve(FILE);
    return cell.done() && Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static ClassConfusion read(Path file) {
    List<String[]> rows = CsvFile.rows(file, HEADER);
    int[] truth = new int[rows.size()];
    int[] named = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      try {
        truth[i] = Integer.parseInt(rows.get(i)[1]);
        named[i] = Integer.parseInt(rows.get(i)[2]);
      } catch (NumberFormatException e) {
        throw CsvFile.unreadable(file, i + 1, rows.get(i));
      }
    }
    return ClassConfusion.of(truth, named);
  }
}
