package org.oddity.detector.reconstruction;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.autograd.Variable;
import org.oddity.training.StepLosses;

/**
 * What one step makes smaller.
 *
 * @param loss a scalar
 * @param parts what it is made of, to be told, by lower-kebab names; scalars
 */
public record Objective(Variable loss, Map<String, Variable> parts) {
  public Objective {
    requireNonNull(loss, "loss is null");
    parts = new LinkedHashMap<>(parts);
  }

  /** Returns a loss that has no parts. */
  public static Objective of(Variable loss) {
    return new Objective(loss, Map.of());
  }

  /** Returns the numbers to be told. */
  StepLosses losses() {
    StepLosses losses = StepLosses.of(loss);
    parts.forEach(losses::and);
    return losses;
  }
}
