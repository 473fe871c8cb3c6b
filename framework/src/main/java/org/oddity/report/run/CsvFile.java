package org.oddity.report.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.oddity.core.InvalidInputException;

/** Reads the comma-separated files of a cell (RFC 4180, without line ends inside of fields). */
final class CsvFile {
  private CsvFile() {}

  /**
   * Returns the rows of a file.
   *
   * @throws InvalidInputException if it cannot be read, or its header or a row's length is another
   */
  static List<String[]> rows(Path file, String header) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      String reason = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
      throw new InvalidInputException(file.toString(), reason);
    }
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      throw new InvalidInputException(
          file.toString(),
          "must begin with '"
              + header
              + "', begins with "
              + (lines.isEmpty() ? "nothing" : "'" + lines.get(0) + "'"));
    }
    int fields = header.split(",", -1).length;
    List<String[]> rows = new ArrayList<>(lines.size() - 1);
    for (int i = 1; i < lines.size(); i++) {
      String[] row = fields(lines.get(i));
      if (row.length != fields) {
        throw unreadable(file, i, row);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String[] fields(String line) {
    if (line.indexOf('"') < 0) {
      return line.split(",", -1);
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      boolean doubled = quoted && letter == '"' && line.startsWith("\"\"", i);
      if (letter == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (letter != '"' || doubled) {
        field.append(letter);
        i += doubled ? 1 : 0;
      } else {
        quoted = !quoted;
      }
    }
    fields.add(field.toString());
    return fields.toArray(String[]::new);
  }

  static InvalidInputException unreadable(Path file, int row, String[] read) {
    return new InvalidInputException(
        file.toString(), "line " + (row + 1) + " cannot be read: " + Arrays.toString(read));
  }
}
