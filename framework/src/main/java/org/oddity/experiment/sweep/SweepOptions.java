package org.oddity.experiment.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.Option;

/** How variants of entries are made, beside {@code grid:}, and which of them go how far. */
public record SweepOptions(
    @Option(help = "for an entry: {draws, seed, values}", byDefault = "{}")
        Map<String, RandomSearch> random,
    @Option(
            help = "for an entry with variants: {from, to, factor, budget} of its rounds",
            byDefault = "{}")
        Map<String, SuccessiveHalving> halving) {
  public SweepOptions {
    halving = Collections.unmodifiableMap(new LinkedHashMap<>(halving));
    random = Collections.unmodifiableMap(new LinkedHashMap<>(random));
  }
}
