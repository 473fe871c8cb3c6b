package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Variable;
import org.oddity.config.Kebab;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;

/**
 * A function of each number; any shape stays as it is.
 *
 * @param function which one
 */
public record Activation(Elementwise function) implements Layer {
  public Activation {
    requireNonNull(function, "function is null");
  }

  /** Returns max(0, x). */
  public static Activation relu() {
    return new Activation(Elementwise.relu(0));
  }

  /** Returns x, or slope · x where it is negative. */
  public static Activation leakyRelu(double slope) {
    return new Activation(Elementwise.relu(slope));
  }

  /** Returns x, or eˣ − 1 where it is negative. */
  public static Activation elu() {
    return new Activation(Elementwise.elu(1));
  }

  /** Returns tanh x. */
  public static Activation tanh() {
    return new Activation(Elementwise.of(Elementwise.Kind.TANH));
  }

  /** Returns 1 / (1 + e⁻ˣ). */
  public static Activation sigmoid() {
    return new Activation(Elementwise.of(Elementwise.Kind.SIGMOID));
  }

  /** Returns ln(1 + eˣ). */
  public static Activation softplus() {
    return new Activation(Elementwise.of(Elementwise.Kind.SOFTPLUS));
  }

  /** Returns whether its gradient can be had from its result, so that others can take it along. */
  boolean isKnownByItsResult() {
    return switch (function.kind()) {
      case TANH, SIGMOID -> true;
      case RELU -> function.alpha() >= 0;
      case ELU -> function.alpha() > 0;
      default -> false;
    };
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return x.map(function);
  }

  /** Returns its name, such as {@code leaky-relu}. */
  String kind() {
    boolean leaky = function.kind() == Elementwise.Kind.RELU && function.alpha() != 0;
    return leaky ? "leaky-relu" : Kebab.ofConstant(function.kind());
  }

  @Override
  public String summary() {
    String kind = kind();
    return kind.equals("leaky-relu") ? "leaky relu " + function.alpha() : kind;
  }
}
