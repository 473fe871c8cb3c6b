package org.oddity.detector.adversarial;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/** What a discriminator knows of an image before its last layer makes one number of it. */
public final class LastFeatures {
  private final Network network;
  private final String layer;

  private LastFeatures(Network network, String layer) {
    this.network = network;
    this.layer = layer;
  }

  /** Returns the features of a network, see {@link #layer}. */
  public static LastFeatures of(Network network) {
    return new LastFeatures(network, layer(network.layer(), network.inputShape()));
  }

  /**
   * Returns the layer whose result is given to the last one with parameters.
   *
   * @throws ShapeMismatchException if there is none
   */
  public static String layer(Layer network, Shape input) {
    List<Layer.Child> layers = network.children(input);
    for (int i = layers.size() - 1; i > 0; i--) {
      Layer.Child child = layers.get(i);
      if (NetworkCost.of(child.layer(), child.input()).parameters() > 0) {
        return layers.get(i - 1).name();
      }
    }
    throw new ShapeMismatchException("has no layer before its last, hence no features");
  }

  /** Returns the features of a batch, {@code [batch, ...]}. */
  public Variable apply(Variable x, Pass pass) {
    Pass capturing = pass.capturing(layer);
    network.apply(x, capturing);
    return capturing.captured(layer);
  }
}
