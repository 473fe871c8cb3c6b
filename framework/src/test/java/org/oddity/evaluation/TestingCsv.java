package org.oddity.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reference values beside the scripts that wrote them: a line of names, then lines of numbers. */
public final class TestingCsv {
  private final List<String> names;
  private final List<double[]> rows;

  private TestingCsv(List<String> names, List<double[]> rows) {
    this.names = names;
    this.rows = rows;
  }

  /** Reads a file beside the class. */
  public static TestingCsv read(Class<?> beside, String file) {
    try (InputStream stream = beside.getResourceAsStream(file)) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return new TestingCsv(
          List.of(lines.get(0).split(",", -1)),
          lines.stream().skip(1).map(TestingCsv::numbers).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Returns the number of lines below the names. */
  public int size() {
    return rows.size();
  }

  /** Returns one value. */
  public double get(int row, String name) {
    return rows.get(row)[index(name)];
  }

  /** Returns the lines in which a column has a value. */
  public TestingCsv where(String name, double value) {
    return new TestingCsv(names, rows.stream().filter(row -> row[index(name)] == value).toList());
  }

  /** Returns one column. */
  public double[] column(String name) {
    return rows.stream().mapToDouble(row -> row[index(name)]).toArray();
  }

  /** Returns one column of zeros and ones. */
  public boolean[] flags(String name) {
    boolean[] flags = new boolean[rows.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = rows.get(i)[index(name)] == 1;
    }
    return flags;
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + name + " among " + names);
    }
    return index;
  }
}
