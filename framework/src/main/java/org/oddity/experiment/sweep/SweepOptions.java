package org.oddity.experiment.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.Option;

/** How variants of entries are made, beside {@code grid:}. */
public record SweepOptions(
    @Option(help = "for an entry: {draws, seed, values}", byDefault = "{}")
        Map<String, RandomSearch> random) {
  public SweepOptions {
    random = Collections.unmodifiableMap(new LinkedHashMap<>(random));
  }
}
