package org.oddity.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.oddity.autograd.Variable;
import org.oddity.tensor.Tensor;

/**
 * What somebody wants of layers' results on a way through networks. Whoever sets taps of their own
 * on a pass they were given leaves those of the giver in place: each row of taps knows the one
 * outside it.
 */
final class Taps {
  /** Nobody wants anything. */
  static final Taps NONE = new Taps(null, Set.of(), Map.of());

  private final Taps outer; // null for the outermost
  private final Set<String> wanted;
  private final Map<String, UnaryOperator<Variable>> changes;
  private final Map<String, Variable> captured = new LinkedHashMap<>();

  private Taps(Taps outer, Set<String> wanted, Map<String, UnaryOperator<Variable>> changes) {
    this.outer = outer;
    this.wanted = Set.copyOf(wanted);
    this.changes = Map.copyOf(changes);
  }

  /** Returns taps inside these that capture. */
  Taps capturing(String... layers) {
    return new Taps(this, Set.of(layers), Map.of());
  }

  /** Returns taps inside these that change one layer's result. */
  Taps changing(String layer, UnaryOperator<Variable> change) {
    return new Taps(this, Set.of(), Map.of(layer, change));
  }

  /**
   * Returns whether a layer's result is looked at.
   *
   * @param network the name it is applied under, or empty
   */
  boolean want(String network, String layer) {
    return names(network, layer).stream()
            .anyMatch(n -> wanted.contains(n) || changes.containsKey(n))
        || (outer != null && outer.want(network, layer));
  }

  /** Takes a layer's result and returns what later layers shall be given in its place. */
  Variable passed(String network, String layer, Variable result) {
    Variable now = outer == null ? result : outer.passed(network, layer, result);
    for (String name : names(network, layer)) {
      now = changes.getOrDefault(name, UnaryOperator.identity()).apply(now);
    }
    for (String name : names(network, layer)) {
      if (wanted.contains(name)) {
        captured.put(name, now);
      }
    }
    return now;
  }

  private static List<String> names(String network, String layer) {
    return network.isEmpty() ? List.of(layer) : List.of(layer, network + "." + layer);
  }

  /** Returns what was captured by a name, by the innermost who wanted it; null if nothing was. */
  Variable captured(String name) {
    Variable own = captured.get(name);
    return own == null && outer != null ? outer.captured(name) : own;
  }

  /** Returns whether a tensor is held by somebody. */
  boolean hold(Tensor tensor) {
    return captured.values().stream().anyMatch(kept -> kept.value() == tensor)
        || (outer != null && outer.hold(tensor));
  }

  @Override
  public String toString() {
    return outer == null || outer == NONE ? wanted.toString() : wanted + " and " + outer;
  }
}
