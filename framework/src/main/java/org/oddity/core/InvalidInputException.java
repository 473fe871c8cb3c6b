package org.oddity.core;

import java.util.List;
import java.util.stream.Collectors;

/** What the user gave cannot be used; holds all of its problems, ends the program with code 2. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Makes an exception of all problems found. */
  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem, no exception");
    }
    this.problems = List.copyOf(problems);
  }

  /** Makes an exception of one problem with a whole file. */
  public InvalidInputException(String file, String message) {
    this(List.of(new Problem(Place.of(file), "", message)));
  }

  /** Returns the problems in the order they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
