package org.oddity.explanation;

import java.util.List;
import java.util.Optional;
import org.oddity.core.Suggestions;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.NetworkLayers.Named;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.GroupNorm;
import org.oddity.nn.layer.LayerNorm;
import org.oddity.nn.layer.Residual;

/**
 * The layer that maps are made at.
 *
 * <p>Unless one is named it is the last convolution of the network that sees the image first, after
 * its norm and its activation, and in a residual block after the addition. As networks for small
 * images end in maps of 2×2 and less, which show no place, only convolutions with at least 4×4
 * places count where there is one.
 */
public final class LayerChoice {
  private static final int LEAST_SIDE = 4;

  private final NetworkLayers layers;

  /** Makes the choice among layers. */
  public LayerChoice(NetworkLayers layers) {
    this.layers = layers;
  }

  /** Returns the full name of the layer; empty if there is none, or not the one that was named. */
  public Optional<String> of(ExplanationOptions options) {
    return options.layer().isPresent()
        ? options.layer().filter(name -> known().contains(name))
        : byDefault().map(Named::name);
  }

  /** Returns what is wrong with the options, in words; empty if {@link #of} finds a layer. */
  public Optional<String> problem(ExplanationOptions options) {
    if (of(options).isPresent()) {
      return Optional.empty();
    }
    if (options.layer().isEmpty()) {
      return Optional.of("has no layer whose result has places to show");
    }
    String name = options.layer().get();
    Optional<Named> found = layers.find(name);
    String known = Suggestions.among(name, known());
    return Optional.of(
        found
            .map(
                layer ->
                    "'" + name + "' gives " + layer.output() + ", which has no places." + known)
            .orElse("unknown layer '" + name + "'." + known));
  }

  /** Returns the names of the layers whose result has places: rows and columns, not one pixel. */
  public List<String> known() {
    return layers.all().stream().filter(LayerChoice::hasPlaces).map(Named::name).toList();
  }

  private static boolean hasPlaces(Named layer) {
    return side(layer) > 1;
  }

  private static int side(Named layer) {
    boolean places = layer.output().rank() == 3;
    return places ? Math.min(layer.output().length(0), layer.output().length(1)) : 0;
  }

  private Optional<Named> byDefault() {
    if (layers.all().isEmpty()) {
      return Optional.empty();
    }
    String first = layers.all().get(0).network();
    List<Named> convolutions =
        layers.all().stream()
            .filter(layer -> layer.network().equals(first))
            .filter(layer -> layer.layer() instanceof Convolution && hasPlaces(layer))
            .toList();
    Optional<Named> fine =
        convolutions.stream().filter(layer -> side(layer) >= LEAST_SIDE).reduce((a, b) -> b);
    return fine.or(() -> convolutions.stream().reduce((a, b) -> b)).map(this::withWhatFollows);
  }

  private Named withWhatFollows(Named convolution) {
    Named last = convolution;
    for (Named next : layers.all()) {
      boolean sibling = isSibling(convolution, next) && comesAfter(last, next);
      if (sibling && !isPartOfIt(next)) {
        break;
      }
      last = sibling ? next : last;
    }
    Named result = last;
    return residualAround(result).map(this::withWhatFollows).orElse(result);
  }

  private static boolean isSibling(Named one, Named other) {
    return one.network().equals(other.network()) && one.outer().equals(other.outer());
  }

  private boolean comesAfter(Named one, Named other) {
    return layers.all().indexOf(other) > layers.all().indexOf(one);
  }

  private static boolean isPartOfIt(Named layer) {
    return layer.layer() instanceof Activation
        || layer.layer() instanceof BatchNorm
        || layer.layer() instanceof GroupNorm
        || layer.layer() instanceof LayerNorm;
  }

  /** Returns the residual block whose way a layer closes, around it or through its body. */
  private Optional<Named> residualAround(Named layer) {
    Optional<Named> outer = layers.find(layer.outer());
    return outer
        .filter(LayerChoice::isResidual)
        .or(() -> outer.flatMap(body -> layers.find(body.outer())).filter(LayerChoice::isResidual));
  }

  private static boolean isResidual(Named layer) {
    return layer.layer() instanceof Residual;
  }
}
