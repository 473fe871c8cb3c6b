package org.oddity.report.run;

import java.nio.file.Path;
import java.util.List;
import org.oddity.core.InvalidInputException;

/** Reads a cell's {@code scores.csv}. */
public final class ScoreFile {
  private static final String HEADER = "index,class,anomalous,score";

  private ScoreFile() {}

  /**
   * Reads what a cell said of each test image.
   *
   * @throws InvalidInputException naming the file and what is wrong with it
   */
  public static ScoredImages read(Path file) {
    List<String[]> rows = CsvFile.rows(file, HEADER);
    int[] indices = new int[rows.size()];
    int[] classes = new int[rows.size()];
    boolean[] anomalous = new boolean[rows.size()];
    double[] scores = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      try {
        indices[i] = Integer.parseInt(row[0]);
        classes[i] = Integer.parseInt(row[1]);
        anomalous[i] = Integer.parseInt(row[2]) == 1;
        scores[i] = Double.parseDouble(row[3]);
      } catch (NumberFormatException e) {
        throw CsvFile.unreadable(file, i + 1, row);
      }
    }
    return new ScoredImages(indices, classes, anomalous, scores);
  }
}
