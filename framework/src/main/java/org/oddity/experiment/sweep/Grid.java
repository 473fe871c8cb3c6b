package org.oddity.experiment.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.oddity.config.ConfigNode;

/** Every combination of some values. */
public final class Grid {
  private Grid() {}

  /**
   * Returns the variants of an entry, the last key changing fastest.
   *
   * @param axes values by key
   */
  public static List<Variant> variants(String entry, Map<String, List<ConfigNode>> axes) {
    List<Variant> variants = List.of(new Variant(entry, Map.of()));
    for (Map.Entry<String, List<ConfigNode>> axis : axes.entrySet()) {
      List<Variant> longer = new ArrayList<>();
      for (Variant variant : variants) {
        axis.getValue().forEach(value -> longer.add(variant.with(axis.getKey(), value)));
      }
      variants = longer;
    }
    return variants;
  }
}
