package org.oddity.backbone.feature;

import java.util.Map;

/** Takes the features of some images at a time, so that those of all need not be in memory. */
@FunctionalInterface
public interface FeatureConsumer {
  /**
   * Takes the features of consecutive images.
   *
   * @param first place of the first of them among all
   * @param features by the names that were asked for, all of the same count
   */
  void accept(int first, Map<String, FeatureMap> features);
}
