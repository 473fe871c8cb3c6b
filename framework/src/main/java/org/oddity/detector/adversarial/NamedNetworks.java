package org.oddity.detector.adversarial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** The networks of a method, by name. */
public final class NamedNetworks {
  private final Map<String, Network> networks = new LinkedHashMap<>();

  /** Adds one. */
  public NamedNetworks and(String name, Network network) {
    if (networks.putIfAbsent(name, network) != null) {
      throw new IllegalArgumentException("two networks are called " + name);
    }
    return this;
  }

  /** Returns one. */
  public Network get(String name) {
    Network network = networks.get(name);
    if (network == null) {
      throw new IllegalArgumentException("no network " + name + " among " + networks.keySet());
    }
    return network;
  }

  /** Returns all by name. */
  public Map<String, Network> all() {
    return Collections.unmodifiableMap(networks);
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return networks.values().iterator().next().kernels();
  }

  /** Applies one; what is recorded carries its name, so that a message can tell the layer. */
  public Variable apply(String name, Variable x, Pass pass) {
    return get(name).within(name, x, pass);
  }

  /** Returns all parameters and statistics. */
  public NamedArrays state() {
    NamedArrays.Builder state = NamedArrays.builder();
    networks.forEach((name, network) -> state.putAll(name, network.state()));
    return state.build();
  }

  /** Writes parameters and statistics over these. */
  public void restore(NamedArrays state) {
    networks.forEach((name, network) -> network.restore(state.scope(name)));
  }
}
