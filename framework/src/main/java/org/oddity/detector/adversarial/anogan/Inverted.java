package org.oddity.detector.adversarial.anogan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.core.ImageBatch;

/**
 * What a search found.
 *
 * @param losses one for each image
 * @param terms what the losses are made of, without their weights: one for each image by name
 * @param images G(z) of each, pixels in [0, 1]
 */
record Inverted(double[] losses, Map<String, double[]> terms, ImageBatch images) {
  /** Returns of each image what has the lower loss. */
  Inverted orBetter(Inverted other) {
    double[] least = losses.clone();
    Map<String, double[]> ofLeast = new LinkedHashMap<>();
    terms.forEach((name, term) -> ofLeast.put(name, term.clone()));
    float[] pixels = images.pixels().clone();
    int size = images.shape().size();
    for (int i = 0; i < least.length; i++) {
      if (other.losses[i] < least[i]) {
        int better = i;
        least[i] = other.losses[i];
        ofLeast.forEach((name, term) -> term[better] = other.terms.get(name)[better]);
        System.arraycopy(other.images.pixels(), i * size, pixels, i * size, size);
      }
    }
    return new Inverted(least, ofLeast, ImageBatch.wrap(images.shape(), pixels));
  }
}
