package org.oddity.cli;

/** Words as a shell takes them. */
final class ShellWord {
  private ShellWord() {}

  /** Returns a word in quotes where it needs some. */
  static String quoted(String word) {
    return word.matches("[\\w./,=:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
