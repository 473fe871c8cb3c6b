package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.tracking.VariantRecord;

/**
 * A row as it is written, sweeps unfolded.
 *
 * @param name the row's name
 * @param options names its detector and what is set beside the defaults
 * @param variant which entry it is a variant of, if it is one
 * @param round the round of its entry's successive halving that it belongs to, from 0; 0 of an
 *     entry without rounds
 */
record DetectorEntry(String name, ConfigNode options, Optional<VariantRecord> variant, int round) {
  DetectorEntry {
    requireNonNull(name, "name is null");
    requireNonNull(options, "options is null");
    requireNonNull(variant, "variant is null");
  }
}
