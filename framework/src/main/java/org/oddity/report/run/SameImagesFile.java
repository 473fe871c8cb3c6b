package org.oddity.report.run;

import java.nio.file.Path;
import java.util.List;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.SameImages;

/** Reads which images a cell has beside those of other detectors. */
public final class SameImagesFile {
  private static final String HEADER = "index,class,anomalous,score,peak";

  private SameImagesFile() {}

  /**
   * Returns what two cells must agree in to be laid beside each other: each image's place, class
   * and side.
   *
   * @param cellFolder where {@link SameImages#TABLE} lies
   * @throws InvalidInputException naming the file and what is wrong with it
   */
  public static List<String> read(Path cellFolder) {
    return CsvFile.rows(cellFolder.resolve(SameImages.TABLE), HEADER).stream()
        .map(row -> row[0] + "," + row[1] + "," + row[2])
        .toList();
  }
}
