package org.oddity.nn.layer;

import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/**
 * Sets numbers to 0 at random in training and enlarges the others, so that their mean stays; does
 * nothing while scoring. Srivastava et al., "Dropout", JMLR 15, 2014.
 *
 * @param rate probability of 0, in [0, 1)
 */
public record Dropout(double rate) implements Layer {
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in [0, 1), was " + rate);
    }
  }

  /** Returns dropout of a share of all numbers. */
  public static Dropout of(double rate) {
    return new Dropout(rate);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    return pass.isTraining() ? org.oddity.autograd.Dropout.apply(x, rate, pass.random()) : x;
  }

  @Override
  public String summary() {
    return "dropout " + rate;
  }
}
