package org.oddity.detector;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/** Reads the text files that reference software wrote: words and numbers between blanks. */
public final class TestingReference implements AutoCloseable {
  private final Scanner scanner;

  /** Opens a file beside a test class. */
  public TestingReference(Class<?> beside, String name) {
    InputStream in = beside.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new FileNotFoundException(name));
    }
    this.scanner = new Scanner(in, StandardCharsets.UTF_8).useLocale(Locale.ROOT);
  }

  public boolean hasNext() {
    return scanner.hasNext();
  }

  public String word() {
    return scanner.next();
  }

  public double number() {
    return Double.parseDouble(scanner.next());
  }

  public int whole() {
    return scanner.nextInt();
  }

  public double[] numbers(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> number());
    return numbers;
  }

  /** Reads {@code name rows columns} and as many numbers, as images of one row of pixels. */
  public ImageBatch rows(String name) {
    String found = word();
    if (!found.equals(name)) {
      throw new IllegalStateException("'" + found + "' where '" + name + "' was expected");
    }
    int rows = whole();
    int columns = whole();
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number();
    }
    return ImageBatch.wrap(new ImageShape(1, columns, 1), values);
  }

  @Override
  public void close() {
    scanner.close();
  }
}
