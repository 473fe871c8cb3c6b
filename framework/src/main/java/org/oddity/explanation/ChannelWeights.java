package org.oddity.explanation;

/** Says how much each channel of a layer counts in a map. */
@FunctionalInterface
public interface ChannelWeights {
  /**
   * Returns the weight of each channel; the map is ReLU(Σ weight · channel).
   *
   * @return {@code [channels]}
   */
  double[] of(LayerState image);
}
