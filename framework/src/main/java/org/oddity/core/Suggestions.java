package org.oddity.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the known name that a mistyped one was meant to be. */
public final class Suggestions {
  private static final int MOST_SHOWN = 30;
  private static final int LEAST_BEGINNING = 3;

  private Suggestions() {}

  /**
   * Returns {@code " Did you mean 'a'? Known: a, b, c."}, without the question where nothing is
   * near.
   */
  public static String among(String read, Collection<String> known) {
    if (known.isEmpty()) {
      return " None is known.";
    }
    List<String> near = near(read, known);
    String question = near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?";
    String more = known.size() > MOST_SHOWN ? ", …" : ".";
    return question
        + " Known: "
        + known.stream().sorted().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + more;
  }

  /**
   * Returns the known names within a third of the name's length in edits, or that go on where the
   * name ends; nearest first.
   */
  static List<String> near(String read, Collection<String> known) {
    String wanted = read.toLowerCase(Locale.ROOT);
    int most = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT), most))
        .sorted(
            Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static boolean isNear(String wanted, String known, int most) {
    if (wanted.length() >= LEAST_BEGINNING && known.startsWith(wanted)) {
      return true;
    }
    // Lengths alone tell of a text that is no name, whose table of edits would fill the memory.
    return Math.abs(wanted.length() - known.length()) <= most && distance(wanted, known) <= most;
  }

  /** Optimal string alignment: insertions, deletions, changes and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, String b, int i, int j) {
    int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
