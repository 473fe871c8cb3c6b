package org.oddity.config;

import java.util.List;
import java.util.stream.Collectors;

/** An options record was given values it refuses; names all of them. */
public final class InvalidOptionsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  InvalidOptionsException(List<Refusal> refusals) {
    super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")));
    this.refusals = List.copyOf(refusals);
  }

  /** Returns what was refused. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /**
   * One refused value.
   *
   * @param component the record component, as Java spells it
   * @param message what is allowed and what was read
   */
  public record Refusal(String component, String message) {
    @Override
    public String toString() {
      return component + " " + message;
    }
  }
}
