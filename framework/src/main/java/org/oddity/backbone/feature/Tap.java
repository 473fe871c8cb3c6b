package org.oddity.backbone.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.oddity.backbone.FeatureLayer;

/**
 * A name that features are asked by: a layer's, {@code NAME.pool} for the mean over its places, or
 * {@code pool} for that of the last layer.
 *
 * @param name as asked
 * @param source the layer it is taken from
 * @param pooled whether the mean over places is taken
 */
record Tap(String name, FeatureLayer source, boolean pooled) {
  static final String POOL = "pool";
  private static final String SUFFIX = "." + POOL;

  /** Returns what a name means among the layers of a network; empty if nothing. */
  static Optional<Tap> find(String name, List<FeatureLayer> layers) {
    // A network of somebody else's may have a layer called pool.
    Optional<Tap> whole = named(name, layers).map(layer -> new Tap(name, layer, false));
    if (whole.isPresent()) {
      return whole;
    }
    if (name.equals(POOL)) {
      return Optional.of(new Tap(name, layers.get(layers.size() - 1), true));
    }
    return name.endsWith(SUFFIX)
        ? named(name.substring(0, name.length() - SUFFIX.length()), layers)
            .map(layer -> new Tap(name, layer, true))
        : Optional.empty();
  }

  private static Optional<FeatureLayer> named(String name, List<FeatureLayer> layers) {
    return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  /** Returns the shape of its features. */
  FeatureLayer layer() {
    return pooled ? new FeatureLayer(name, 1, 1, source.channels()) : source;
  }

  /**
   * Writes its features of some images.
   *
   * @param values of the layer, {@code [at least count, height, width, channels]}
   * @param first place of the first image in the target
   */
  void write(float[] values, int count, float[] target, int first) {
    if (!pooled) {
      System.arraycopy(values, 0, target, first * source.size(), count * source.size());
      return;
    }
    int channels = source.channels();
    int places = source.height() * source.width();
    double[] sums = new double[channels];
    for (int i = 0; i < count; i++) {
      Arrays.fill(sums, 0);
      for (int place = 0; place < places; place++) {
        int from = (i * places + place) * channels;
        for (int c = 0; c < channels; c++) {
          sums[c] += values[from + c];
        }
      }
      for (int c = 0; c < channels; c++) {
        target[(first + i) * channels + c] = (float) (sums[c] / places);
      }
    }
  }
}
