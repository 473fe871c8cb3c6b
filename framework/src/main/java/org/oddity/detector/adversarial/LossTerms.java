package org.oddity.detector.adversarial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.oddity.autograd.Variable;
import org.oddity.training.StepLosses;

/**
 * The terms of one loss by the names they have in YAML, each with its weight: an ablation is a
 * weight of 0. A term of weight 0 is not computed and not told.
 */
public final class LossTerms {
  private final Map<String, Variable> terms = new LinkedHashMap<>();
  private Variable total;

  /**
   * Adds a term.
   *
   * @param name in lower-kebab
   * @param weight at least 0
   * @param term computes it, a scalar
   */
  public LossTerms add(String name, double weight, Supplier<Variable> term) {
    if (weight < 0 || terms.containsKey(name)) {
      throw new IllegalArgumentException(
          "the term " + name + " has weight " + weight + " or is twice");
    }
    if (weight > 0) {
      Variable value = term.get();
      terms.put(name, value);
      Variable weighted = weight == 1 ? value : value.times(weight);
      total = total == null ? weighted : total.plus(weighted);
    }
    return this;
  }

  /**
   * Returns the weighted sum.
   *
   * @throws IllegalStateException if all weights are 0
   */
  public Variable total() {
    if (total == null) {
      throw new IllegalStateException("a loss needs at least one term of a weight above 0");
    }
    return total;
  }

  /** Returns the terms that are computed, without their weights, by name. */
  public Map<String, Variable> values() {
    return Collections.unmodifiableMap(terms);
  }

  /** Tells each term without its weight as {@code PREFIX-NAME}, and the sum as {@code PREFIX}. */
  public void tell(String prefix, StepLosses losses) {
    losses.and(prefix, total());
    if (terms.size() > 1) {
      terms.forEach((name, value) -> losses.and(prefix + "-" + name, value));
    }
  }
}
