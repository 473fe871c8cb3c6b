package org.oddity.data;

import java.util.Optional;

/**
 * A kind of dataset, by its name in YAML; bound by the Guice module of its package.
 *
 * @param <O> its options
 */
public interface DatasetFactory<O extends Record> {
  /** Returns the record that the YAML mapping fills. */
  Class<O> optionsType();

  /** Returns one sentence for people. */
  String summary();

  /**
   * Opens the dataset; pixels are not read yet.
   *
   * @param home where downloaded data lies
   * @throws org.oddity.core.InvalidInputException if files are missing or damaged; the message says
   *     which, where they were looked for and how to get them
   */
  Dataset open(O options, DataHome home);

  /**
   * Returns what {@code oddity data fetch} downloads, or nothing for data that is not published.
   */
  default Optional<Download> download(O options) {
    return Optional.empty();
  }
}
