package org.oddity.report.publish;

import jakarta.inject.Inject;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the folders of this machine out of a text: {@code /home/me/data/mnist} becomes {@code
 * …/mnist}. Addresses of the web stay.
 */
public final class MachinePaths implements UnaryOperator<String> {
  private static final String NAME = "[^\\s/\\\\:*?\"'<>|,;()\\[\\]{}]+";

  /** Two names at least: {@code /2} is a fraction and {@code 3/4} a ratio. */
  private static final Pattern UNIX =
      Pattern.compile(
          "(?<![\\w.:/…~-])(?:file://)?(?:~|\\$\\w+)?(?:/" + NAME + ")+/(" + NAME + ")/?");

  private static final Pattern WINDOWS =
      Pattern.compile("(?<!\\w)[A-Za-z]:\\\\(?:" + NAME + "\\\\)*(" + NAME + ")\\\\?");

  @Inject
  MachinePaths() {}

  @Override
  public String apply(String text) {
    return replace(WINDOWS, replace(UNIX, text));
  }

  private static String replace(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement("…/" + match.group(1)));
  }
}
