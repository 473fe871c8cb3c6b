package org.oddity.core;

import java.util.Locale;
import java.util.stream.Collectors;

/** A text that somebody else wrote, as a message shows it. */
public final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** Returns the text, cut where it is longer than {@value #LONGEST} characters. */
  public static String briefly(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** Returns the text with its control characters spelled out: a terminal would obey them. */
  public static String printable(String text) {
    if (text.chars().noneMatch(Shown::isControl)) {
      return text;
    }
    return text.chars()
        .mapToObj(
            each ->
                isControl(each)
                    ? String.format(Locale.ROOT, "\\u%04x", each)
                    : Character.toString((char) each))
        .collect(Collectors.joining());
  }

  /** Returns the text without the users and passwords that stand in addresses. */
  public static String withoutCredentials(String text) {
    return text.replaceAll("(?<=://)\\S*@", "");
  }

  /** Returns whether a character commands instead of showing something; a line's end does not. */
  public static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }
}
