package org.oddity.nn.layer;

import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Elementwise;

/**
 * Layers of a row that are computed together: one layer, perhaps a batch norm whose statistics are
 * known, perhaps an activation.
 *
 * @param names of the layers, the first to the last
 * @param first what the others are taken into
 * @param norm follows {@code first}, a {@link Linear}
 * @param activation comes last
 */
record Fusion(
    List<String> names, Layer first, Optional<BatchNorm> norm, Optional<Activation> activation) {

  /** Returns the longest group that starts at a place. */
  static Fusion at(
      int place, List<String> names, List<Layer> layers, LayerParameters outer, Pass pass) {
    Layer first = layers.get(place);
    int last = place;
    Optional<BatchNorm> norm = Optional.empty();
    if (first instanceof Linear && !pass.isTraining()) {
      norm = after(last, BatchNorm.class, names, layers, outer, pass);
      last += norm.isPresent() ? 1 : 0;
    }
    Optional<Activation> activation = Optional.empty();
    if (first instanceof Linear || first instanceof BatchNorm) {
      activation =
          after(last, Activation.class, names, layers, outer, pass)
              .filter(Activation::isKnownByItsResult);
      last += activation.isPresent() ? 1 : 0;
    }
    return new Fusion(names.subList(place, last + 1), first, norm, activation);
  }

  /** Returns the layer after one, if it is of a kind and nobody wants to see what it is given. */
  private static <L extends Layer> Optional<L> after(
      int place,
      Class<L> kind,
      List<String> names,
      List<Layer> layers,
      LayerParameters outer,
      Pass pass) {
    if (place + 1 == layers.size() || pass.wants(outer.child(names.get(place)).layer())) {
      return Optional.empty();
    }
    return Optional.of(layers.get(place + 1)).filter(kind::isInstance).map(kind::cast);
  }

  /** Returns how many layers there are. */
  int length() {
    return names.size();
  }

  /** Applies all of them, under the name of the first. */
  Variable apply(Variable x, LayerParameters outer, Pass pass) {
    Variable result = pass.within(names.get(0), outer, own -> apply(x, own, outer, pass));
    return length() > 1
        ? pass.passed(outer.child(names.get(length() - 1)).layer(), result)
        : result;
  }

  private Variable apply(Variable x, LayerParameters own, LayerParameters outer, Pass pass) {
    Optional<Elementwise> function = activation.map(Activation::function);
    if (norm.isPresent()) {
      LayerParameters ofNorm = outer.child(names.get(1));
      return norm.get().taken((Linear) first, own, ofNorm, x, pass, function);
    }
    if (first instanceof Linear linear) {
      return linear.forward(x, own, pass, function);
    }
    if (first instanceof BatchNorm batchNorm) {
      return batchNorm.forward(x, own, pass, function);
    }
    return first.forward(x, own, pass);
  }
}
