package org.oddity.experiment.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.ConfigNode;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Place;
import org.oddity.core.Seeds;

/**
 * Variants of an entry whose values are drawn: the same whenever they are asked for, and more draws
 * begin with those of fewer.
 */
public record RandomSearch(
    @Option(help = "how many variants") int draws,
    @Option(help = "what the draws follow from; not a seed of the experiment", byDefault = "1")
        long seed,
    @Option(
            help =
                "by key of the detector: {kind: uniform, from, to}, log-uniform, integer or"
                    + " {kind: choice, of}")
        Map<String, Range> values) {
  /** Values that stood before are drawn again, so often for each variant at most. */
  private static final int MOST_ATTEMPTS = 1000;

  public RandomSearch {
    Requirements.begin()
        .between("draws", draws, 1, 100_000)
        .that(!values.isEmpty(), "values", "nothing", "must name a key")
        .end();
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Returns the variants of an entry; fewer than asked for where no more were found.
   *
   * @param places where each key was read
   */
  public List<Variant> variants(String entry, Map<String, Place> places) {
    Map<String, Variant> variants = new LinkedHashMap<>();
    int fruitless = 0;
    for (int draw = 0; variants.size() < draws && fruitless < MOST_ATTEMPTS; draw++) {
      Variant variant = draw(entry, draw, places);
      fruitless = variants.putIfAbsent(variant.name(), variant) == null ? 0 : fruitless + 1;
    }
    return List.copyOf(variants.values());
  }

  /** Each key has a stream of its own: another key beside it changes none of its values. */
  private Variant draw(String entry, int draw, Map<String, Place> places) {
    Map<String, ConfigNode> settings = new LinkedHashMap<>();
    Seeds seeds = new Seeds(seed).child("sweep").child(Integer.toString(draw));
    values.forEach(
        (key, range) -> settings.put(key, range.draw(seeds.stream(key), places.get(key))));
    return new Variant(entry, settings);
  }
}
