package org.oddity.data.coco.annotation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.oddity.config.Problems;
import org.oddity.core.Place;

/**
 * The value that a parser stands at, of the kind it should be; another kind is a problem, and
 * skipped.
 */
final class Fields {
  /** No outline of COCO's has a tenth of it. */
  static final int MOST_NUMBERS = 1 << 20;

  private static final int FEW = 64;

  private final JsonParser parser;
  private final String file;
  private final Problems problems;

  Fields(JsonParser parser, String file, Problems problems) {
    this.parser = parser;
    this.file = file;
    this.problems = problems;
  }

  /** Reads a whole number; nothing after reporting that it is none. */
  OptionalLong whole(String path) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return OptionalLong.of(parser.getLongValue());
    }
    refuse(path, "must be a whole number");
    return OptionalLong.empty();
  }

  /** Reads a text; nothing after reporting that it is none. */
  Optional<String> text(String path) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText());
    }
    refuse(path, "must be a text");
    return Optional.empty();
  }

  /** Reads a list of finite numbers; nothing after reporting that it is none. */
  Optional<double[]> numbers(String path) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      refuse(path, "must be a list of numbers");
      return Optional.empty();
    }
    double[] numbers = new double[FEW];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      boolean number = parser.currentToken().isNumeric();
      if (!number || !Double.isFinite(parser.getDoubleValue()) || count == MOST_NUMBERS) {
        refuse(
            path,
            count == MOST_NUMBERS
                ? "must be at most " + MOST_NUMBERS + " numbers"
                : "must be a list of numbers");
        skipRest();
        return Optional.empty();
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = parser.getDoubleValue();
    }
    return Optional.of(Arrays.copyOf(numbers, count));
  }

  /** Leaves the list that the parser is in. */
  void skipRest() throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
    }
  }

  /** Reports that what stands here cannot be, and skips it. */
  void refuse(String path, String allowed) throws IOException {
    String read = parser.currentToken().isScalarValue() ? parser.getText() : "something else";
    report(path, allowed + ", was " + (read.length() > FEW ? read.substring(0, FEW) + "…" : read));
    parser.skipChildren();
  }

  /** Reports a problem at this place. */
  void report(String path, String message) {
    problems.add(place(parser.currentTokenLocation()), path, message);
  }

  private Place place(JsonLocation location) {
    return new Place(file, location.getLineNr(), location.getColumnNr());
  }
}
