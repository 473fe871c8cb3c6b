package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/**
 * A body whose result is added to its input, or to what a shortcut makes of it; then an activation.
 * He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016, equations 1
 * and 2.
 *
 * @param body the layers gone around
 * @param shortcut where the shape changes; without one the input itself is added
 * @param activation of the sum
 */
public record Residual(Layer body, Optional<Layer> shortcut, Optional<Activation> activation)
    implements Layer {
  private static final String BODY = "body";
  private static final String SHORTCUT = "shortcut";

  public Residual {
    requireNonNull(body, "body is null");
    requireNonNull(shortcut, "shortcut is null");
    requireNonNull(activation, "activation is null");
  }

  /** Returns x ↦ relu(x + body(x)). */
  public static Residual around(Layer body) {
    return new Residual(body, Optional.empty(), Optional.of(Activation.relu()));
  }

  /** Returns this with a layer on the way around the body. */
  public Residual shortcut(Layer layer) {
    return new Residual(body, Optional.of(layer), activation);
  }

  /** Returns this with another activation of the sum. */
  public Residual then(Activation function) {
    return new Residual(body, shortcut, Optional.of(function));
  }

  /** Returns this with the plain sum as its result. */
  public Residual withoutActivation() {
    return new Residual(body, shortcut, Optional.empty());
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape ofBody = outputShape(BODY, body, input);
    Shape around = shortcut.map(layer -> outputShape(SHORTCUT, layer, input)).orElse(input);
    if (!ofBody.equals(around)) {
      throw new ShapeMismatchException(
          "residual adds "
              + ofBody
              + " of its body to "
              + around
              + (shortcut.isPresent() ? " of its shortcut" : ", its input"));
    }
    return ofBody;
  }

  private static Shape outputShape(String name, Layer layer, Shape input) {
    try {
      return layer.outputShape(input);
    } catch (ShapeMismatchException e) {
      throw e.inside(name);
    }
  }

  @Override
  public List<Child> children(Shape input) {
    List<Child> children = new ArrayList<>();
    children.add(new Child(BODY, body, input));
    shortcut.ifPresent(layer -> children.add(new Child(SHORTCUT, layer, input)));
    return children;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    Variable ofBody = pass.within(BODY, parameters, own -> body.forward(x, own, pass));
    Variable around =
        shortcut
            .map(layer -> pass.within(SHORTCUT, parameters, own -> layer.forward(x, own, pass)))
            .orElse(x);
    Variable sum = ofBody.plus(around);
    giveBack(ofBody, x, pass);
    if (around.value() != ofBody.value()) {
      giveBack(around, x, pass);
    }
    if (activation.isEmpty()) {
      return sum;
    }
    Variable result = sum.map(activation.get().function());
    pass.release(sum);
    return result;
  }

  private static void giveBack(Variable part, Variable input, Pass pass) {
    if (part.value() != input.value()) {
      pass.release(part);
    }
  }

  @Override
  public String summary() {
    return "residual";
  }
}
