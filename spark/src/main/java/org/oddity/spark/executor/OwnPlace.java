package org.oddity.spark.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;
import org.oddity.spark.transfer.FolderArchive;

/**
 * A folder of this executor, new for every attempt, that is sent back when the cell has ended.
 *
 * @param folder the folder
 */
record OwnPlace(Path folder) implements CellPlace {
  static OwnPlace make(String cell) {
    try {
      return new OwnPlace(Files.createTempDirectory(Path.of("").toAbsolutePath(), cell + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a cell: " + e, e);
    }
  }

  @Override
  public CellOutcome run(Supplier<String> cell) {
    try {
      String reason = cell.get();
      return new CellOutcome(reason, FolderArchive.pack(folder));
    } finally {
      FileUtils.deleteQuietly(folder.toFile());
    }
  }
}
