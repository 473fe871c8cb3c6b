package org.oddity.tracking.mlflow;

import java.util.regex.Pattern;

/** Fits names and values to what MLflow takes; the limits are its server's. */
final class Names {
  private static final int LONGEST_KEY = 250;
  private static final int LONGEST_PARAM = 6_000;
  private static final int LONGEST_TAG = 8_000;
  private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{N}_\\-.:/ ]");
  private static final Pattern EMPTY_SEGMENTS =
      Pattern.compile("(?<=/|^)(\\.{0,2}/)+|/+$|^\\.{1,2}$");

  private Names() {}

  /** Returns a key of letters, digits and {@code _ - . : / space}; others become underscores. */
  static String key(String name) {
    String allowed = FORBIDDEN.matcher(name).replaceAll("_");
    String path = EMPTY_SEGMENTS.matcher(allowed).replaceAll("");
    return path.isEmpty() ? "_" : cut(path, LONGEST_KEY);
  }

  /** Returns a value that the server will not cut, so that it compares equal when read back. */
  static String paramValue(String value) {
    return cut(value, LONGEST_PARAM);
  }

  /** Returns a value that the server will not cut. */
  static String tagValue(String value) {
    return cut(value, LONGEST_TAG);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + (longest == LONGEST_KEY ? "" : "…");
  }
}
