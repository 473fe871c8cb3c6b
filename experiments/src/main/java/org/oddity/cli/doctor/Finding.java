package org.oddity.cli.doctor;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param name short, such as {@code memory}
 * @param lines what was found, for people; at least one
 * @param facts the same for programs, by name
 * @param problem why experiments cannot run, and what to do
 * @param hint what would make them better
 */
public record Finding(
    String name,
    List<String> lines,
    Map<String, Object> facts,
    Optional<String> problem,
    Optional<String> hint) {
  public Finding {
    requireNonNull(name, "name is null");
    lines = List.copyOf(lines);
    facts = new LinkedHashMap<>(facts);
  }

  /** Returns a finding that is neither good nor bad. */
  static Finding of(String name, String line, Map<String, Object> facts) {
    return of(name, List.of(line), facts);
  }

  static Finding of(String name, List<String> lines, Map<String, Object> facts) {
    return new Finding(name, lines, facts, Optional.empty(), Optional.empty());
  }

  Finding problem(String why) {
    return new Finding(name, lines, facts, Optional.of(why), hint);
  }

  Finding hint(String what) {
    return new Finding(name, lines, facts, problem, Optional.of(what));
  }

  /** Returns it for programs. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>(facts);
    problem.ifPresent(why -> plain.put("problem", why));
    hint.ifPresent(what -> plain.put("hint", what));
    return plain;
  }
}
