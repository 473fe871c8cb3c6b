package org.oddity.tracking;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entry of an experiment a row is a variant of.
 *
 * @param detector the row, such as {@code knn[neighbours=5]}
 * @param entry the entry, such as {@code knn}
 * @param settings what the row sets, by key, in the order of the experiment
 */
public record VariantRecord(String detector, String entry, Map<String, String> settings) {
  public VariantRecord {
    requireNonNull(detector, "detector is null");
    requireNonNull(entry, "entry is null");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
