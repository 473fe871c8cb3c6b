package org.oddity.backbone;

import java.util.Optional;
import org.oddity.data.Download;

/**
 * A kind of backbone, by its name in YAML; bound by the Guice module of its package. Carries {@link
 * org.oddity.core.Paper} where there is one.
 *
 * @param <O> its options
 */
public interface BackboneFactory<O extends Record> {
  /** Returns the record that the YAML mapping fills. */
  Class<O> optionsType();

  /** Returns one sentence for people. */
  String summary();

  /** Returns a backbone with these options. */
  Backbone create(O options);

  /**
   * Returns whether it makes networks that were trained elsewhere and are only asked for features,
   * see {@link Backbone#extractor}, instead of parts for detectors to train.
   */
  default boolean isExtractor() {
    return false;
  }

  /** Returns what {@code oddity data fetch weights/NAME} downloads; nothing for most. */
  default Optional<Download> download() {
    return Optional.empty();
  }
}
