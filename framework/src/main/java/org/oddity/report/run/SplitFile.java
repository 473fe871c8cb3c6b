package org.oddity.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a cell's {@code split.csv}: how many images of each class went where. */
public final class SplitFile {
  private static final String HEADER = "part,class,role,images";

  private SplitFile() {}

  /**
   * One line of it.
   *
   * @param part {@code train}, {@code validation} or {@code test}
   * @param label the class's name in the dataset
   * @param role {@code normal} or {@code anomalous}
   * @param images how many
   */
  public record Share(String part, String label, String role, String images) {}

  /** Returns its lines; none where there is no such file. */
  public static List<Share> read(Path file) {
    List<Share> shares = new ArrayList<>();
    if (Files.exists(file)) {
      for (String[] row : CsvFile.rows(file, HEADER)) {
        shares.add(new Share(row[0], row[1], row[2], row[3]));
      }
    }
    return shares;
  }
}
