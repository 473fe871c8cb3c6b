package org.oddity.config;

import java.util.ArrayList;
import java.util.List;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Problem;

/** Collects what is wrong, so that all of it can be said at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem. */
  public void add(Place place, String path, String message) {
    found.add(new Problem(place, path, message));
  }

  /** Adds problems that somebody else found. */
  public void addAll(List<Problem> others) {
    found.addAll(others);
  }

  /** Returns whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the number of problems so far. */
  public int count() {
    return found.size();
  }

  /** Returns the problems so far. */
  public List<Problem> asList() {
    return List.copyOf(found);
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidInputException if there is any problem
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
