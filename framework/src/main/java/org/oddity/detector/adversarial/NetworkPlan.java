package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import org.oddity.nn.Layer;
import org.oddity.tensor.Shape;

/**
 * A network that a method needs.
 *
 * @param layer what it is
 * @param input the shape of one input
 * @param training how often each training image or what stands for it goes through it and back in
 *     an epoch, to forecast the cost
 * @param scoring how often each scored image goes through it; 0 if only training needs it
 */
public record NetworkPlan(Layer layer, Shape input, double training, double scoring) {
  public NetworkPlan {
    requireNonNull(layer, "layer is null");
    requireNonNull(input, "input is null");
  }

  /** Returns whether scores are made with it. */
  boolean scores() {
    return scoring > 0;
  }
}
