package org.oddity.tracking.mlflow;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fits names and values to what MLflow takes; the limits are its server's. */
final class Names {
  private static final int LONGEST_KEY = 250;
  private static final int LONGEST_PARAM = 6_000;
  private static final int LONGEST_TAG = 8_000;
  private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{N}_\\-.:/ ]");

  private Names() {}

  /** Returns a key of letters, digits and {@code _ - . : / space}; others become underscores. */
  static String key(String name) {
    String path =
        Arrays.stream(FORBIDDEN.matcher(name).replaceAll("_").split("/"))
            .filter(segment -> !segment.matches("\\.{0,2}"))
            .collect(Collectors.joining("/"));
    return path.isEmpty() ? "_" : first(path, LONGEST_KEY);
  }

  /** Returns a value that the server will not cut, so that it compares equal when read back. */
  static String paramValue(String value) {
    return cut(value, LONGEST_PARAM);
  }

  /** Returns a value that the server will not cut. */
  static String tagValue(String value) {
    return cut(value, LONGEST_TAG);
  }

  /** Returns the beginning of a text that is too long, no character cut in two. */
  static String first(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, pair ? longest - 1 : longest);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : first(text, longest - 1) + "…";
  }
}
