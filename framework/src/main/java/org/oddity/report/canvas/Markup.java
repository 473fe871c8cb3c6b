package org.oddity.report.canvas;

/** Makes any text safe to stand in HTML, SVG and their attributes. */
public final class Markup {
  private Markup() {}

  /**
   * Returns a text with the five characters that mean something in markup replaced; control
   * characters, which XML does not allow, become spaces.
   */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(letter < ' ' && letter != '\n' && letter != '\t' ? ' ' : letter);
      }
    }
    return safe.toString();
  }
}
