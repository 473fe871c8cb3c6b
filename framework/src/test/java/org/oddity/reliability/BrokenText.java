package org.oddity.reliability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Breaks YAML texts, each in one way to three ways that follow from a seed. */
final class BrokenText {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])-?\\d+(\\.\\d+)?(?![\\w.-])");
  private static final Pattern KEY = Pattern.compile("[\\w-]+(?=:)");
  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\n#,{}\\[\\]]+");
  private static final int MOST_WAYS = 3;

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "-0.0",
          "1e308",
          "-1e308",
          "1e999",
          "1e-320",
          "0.1",
          "1.0",
          "2147483647",
          "-2147483648",
          "9223372036854775807",
          "99999999999999999999",
          ".nan",
          ".inf",
          "-.inf",
          "NaN",
          "0x7fffffff",
          "0o17",
          "1_000",
          "65536",
          "100000000",
          "+1",
          "1e5",
          "01");

  private static final List<String> VALUES =
      List.of(
          "[]",
          "{}",
          "null",
          "~",
          "",
          "true",
          "no",
          "''",
          "\"\"",
          "[[1]]",
          "[null]",
          "[1, 1]",
          "{a: b}",
          "{kind: none}",
          "{kind: [1]}",
          "{kind: null}",
          "[a, {b: c}]",
          "-",
          "'it''s'",
          "\"\\0\"",
          "\"a\\nb\"",
          "\"\\e[31mred\"",
          "../../../etc/passwd",
          "/dev/zero",
          "1.5",
          "all",
          "[all, 0]",
          "2026-01-01",
          "12:30:45",
          "&a [*a]",
          "<<",
          "=",
          "a.b.c",
          "% x",
          "`x`",
          "@x",
          "? x",
          "|",
          ">",
          "!!str 1",
          "'\u202e\ud83d\ude00'",
          "NULL",
          "none");

  private static final List<String> TAGS =
      List.of(
          "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
              + " [\"http://127.0.0.1/\"]]]]",
          "!!java.io.File [/tmp/never]",
          "!!java.lang.ProcessBuilder [touch]",
          "!!com.sun.rowset.JdbcRowSetImpl {dataSourceName: x}",
          "!<tag:yaml.org,2002:java.lang.Runtime> {}",
          "!!binary SGVsbG8=",
          "!!set {a, b}",
          "!!int abc",
          "!!float abc",
          "!!bool abc",
          "!!null abc",
          "!!map [1]",
          "!!seq {a: 1}",
          "!!omap [a: 1]",
          "!!timestamp 2001-12-14",
          "!own 1",
          "!e!x 1",
          "! 1");

  private static final List<String> LINES =
      List.of(
          "---",
          "...",
          "%YAML 3.0",
          "%TAG ! tag:x,2026:",
          "- x",
          "? [a, b] : c",
          "{",
          "]",
          "\t",
          "\"",
          "'",
          "&a",
          "*b",
          "<<: *b",
          "<<: {name: x}",
          "name: twice",
          "unknown-key: 1",
          ": x",
          "? ",
          "a: b: c",
          "#",
          "\u0000",
          "\u0007\u001b[2J",
          "\ufeff",
          "\u2028",
          "!!map",
          "dataset:",
          "seeds: [[1]]",
          "grid: {x: {y: [1]}}",
          "runner: {workers: 0}",
          "sweep: {random: {kde: {draws: 3, values: {folds: {kind: integer, from: 1, to: 0}}}}}");

  private final SplittableRandom random;

  BrokenText(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns a broken copy. */
  byte[] broken(String text) {
    String changed = text;
    int ways = 1 + random.nextInt(MOST_WAYS);
    for (int i = 0; i < ways; i++) {
      changed = changedText(changed);
    }
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(6) == 0 ? changedBytes(bytes) : bytes;
  }

  private String changedText(String text) {
    return switch (random.nextInt(16)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> lines(text, lines -> lines.remove(place(lines)));
      case 2 -> lines(text, lines -> lines.add(place(lines), lines.get(place(lines))));
      case 3 -> lines(text, this::swap);
      case 4 -> lines(text, this::indent);
      case 5 -> lines(text, lines -> lines.add(place(lines), one(LINES)));
      case 6, 7 -> replace(text, NUMBER, one(NUMBERS));
      case 8, 9, 10 -> replace(text, VALUE, one(VALUES));
      case 11 -> replace(text, VALUE, one(TAGS));
      case 12 -> replace(text, KEY, misspelt());
      case 13 -> replace(text, VALUE, large());
      case 14 -> replace(text, VALUE, one(NUMBERS));
      default -> inserted(text);
    };
  }

  private interface Change {
    void of(List<String> lines);
  }

  private static String lines(String text, Change change) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    change.of(lines);
    return String.join("\n", lines);
  }

  private int place(List<String> lines) {
    return random.nextInt(lines.size());
  }

  private void swap(List<String> lines) {
    int one = place(lines);
    int other = place(lines);
    String kept = lines.get(one);
    lines.set(one, lines.get(other));
    lines.set(other, kept);
  }

  private void indent(List<String> lines) {
    int which = place(lines);
    String line = lines.get(which);
    int spaces = random.nextInt(5);
    lines.set(which, (random.nextInt(8) == 0 ? "\t" : " ".repeat(spaces)) + line.strip());
  }

  private String replace(String text, Pattern pattern, String by) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return inserted(text);
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return text.substring(0, chosen.start()) + by + text.substring(chosen.end());
  }

  private String misspelt() {
    return one(
        List.of("unknown", "", "null", "1", "kind", "detector", "a.b", "\"\\u0000\"", "nam"));
  }

  /** What is long, deep, or unfolds. */
  private String large() {
    int many = 1 << (4 + random.nextInt(13));
    return switch (random.nextInt(8)) {
      case 0 -> "[".repeat(many);
      case 1 -> "[".repeat(many) + "]".repeat(many);
      case 2 -> "{a: ".repeat(many) + "}".repeat(many);
      case 3 -> "x".repeat(many);
      case 4 -> "9".repeat(many);
      case 5 -> "[" + "1, ".repeat(many) + "1]";
      case 6 -> bomb();
      default -> "- ".repeat(many);
    };
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("{a0: &a0 [x, x]");
    for (int i = 1; i < 40; i++) {
      bomb.append(", a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]");
    }
    return bomb.append('}').toString();
  }

  private String inserted(String text) {
    int at = random.nextInt(text.length() + 1);
    String what = one(List.of(one(VALUES), one(TAGS), one(LINES), "[", "}", ":", "\n", " ", "\r"));
    return text.substring(0, at) + what + text.substring(at);
  }

  private byte[] changedBytes(byte[] bytes) {
    switch (random.nextInt(5)) {
      case 0 -> {
        return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
      }
      case 1 -> {
        return Arrays.copyOf(bytes, bytes.length + 512); // as after a power cut
      }
      case 2 -> {
        return new byte[0];
      }
      default -> {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        for (byte each : bytes) {
          boolean hit = random.nextInt(Math.max(2, bytes.length / 3)) == 0;
          changed.write(hit ? random.nextInt(256) : each);
        }
        return changed.toByteArray();
      }
    }
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
