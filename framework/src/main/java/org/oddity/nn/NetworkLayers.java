package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.tensor.Shape;

/**
 * The layers of one or several networks by the full names under which a pass can capture them;
 * descriptions alone, no parameter is made.
 */
public final class NetworkLayers {
  private final List<Named> all;

  private NetworkLayers(List<Named> all) {
    this.all = List.copyOf(all);
  }

  /**
   * A layer of a network.
   *
   * @param network the name that the network is applied under, or empty
   * @param name full, with that of the network in front
   * @param layer what it is
   * @param output shape of its result, without the batch
   */
  public record Named(String network, String name, Layer layer, Shape output) {
    public Named {
      requireNonNull(network, "network is null");
      requireNonNull(name, "name is null");
      requireNonNull(layer, "layer is null");
      requireNonNull(output, "output is null");
    }

    /** Returns the full name of the layer it stands in; empty if that is the network itself. */
    public String outer() {
      int dot = name.lastIndexOf('.');
      String outer = dot < 0 ? "" : name.substring(0, dot);
      return outer.equals(network) ? "" : outer;
    }
  }

  /**
   * Returns the layers of a network.
   *
   * @param network the name that it is applied {@link Network#within}, empty if it is applied
   *     without
   * @param input shape of one input, without the batch
   * @throws ShapeMismatchException if it cannot take it
   */
  public static NetworkLayers of(String network, Layer layer, Shape input) {
    layer.outputShape(input);
    List<Named> all = new ArrayList<>();
    collect(network, network, layer, input, all);
    return new NetworkLayers(all);
  }

  private static void collect(
      String network, String outer, Layer layer, Shape input, List<Named> all) {
    for (Layer.Child child : layer.children(input)) {
      String name = outer.isEmpty() ? child.name() : outer + "." + child.name();
      all.add(new Named(network, name, child.layer(), child.layer().outputShape(child.input())));
      collect(network, name, child.layer(), child.input(), all);
    }
  }

  /** Returns these and the layers of another network, which comes after. */
  public NetworkLayers and(NetworkLayers others) {
    List<Named> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new NetworkLayers(both);
  }

  /** Returns all in the order they are applied, each before those inside it. */
  public List<Named> all() {
    return all;
  }

  /** Returns the layer of a name. */
  public Optional<Named> find(String name) {
    return all.stream().filter(layer -> layer.name().equals(name)).findFirst();
  }
}
