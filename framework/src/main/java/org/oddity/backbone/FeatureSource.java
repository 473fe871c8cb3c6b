package org.oddity.backbone;

import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.data.DataHome;
import org.oddity.nn.NetworkCost;

/**
 * A network that was trained elsewhere, as a backbone's options choose it: what it gives for
 * images, what is missing to open it, and how it is opened. Immutable; reads no file until asked.
 */
public interface FeatureSource {
  /**
   * Returns the layers that can be had for images of a shape, from the image on; the last one is
   * what the pooled vector is the mean of.
   *
   * @throws org.oddity.nn.ShapeMismatchException if it cannot take such images
   * @throws org.oddity.core.InvalidInputException if its layers stand in a file that cannot be read
   */
  List<FeatureLayer> layers(ImageShape image, DataHome home);

  /**
   * Returns why it cannot be opened for layers, in sentences that say what helps; empty if it can.
   * Looks at the weights' names and shapes, not at their numbers.
   */
  List<String> problems(ImageShape image, List<String> layers, DataHome home);

  /** Returns what it costs to compute layers of one image. */
  NetworkCost cost(ImageShape image, List<String> layers, DataHome home);

  /**
   * Opens it for layers; what comes after the last of them is neither read nor computed.
   *
   * @throws org.oddity.core.InvalidInputException if there are {@link #problems}
   */
  FeatureNetwork open(ImageShape image, List<String> layers, DataHome home);
}
