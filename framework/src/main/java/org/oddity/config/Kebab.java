package org.oddity.config;

import java.util.Locale;

/** Turns Java's names into the lower-kebab names of YAML. */
public final class Kebab {
  private Kebab() {}

  /** Returns {@code bandwidth-grid} for {@code bandwidthGrid} and for {@code BandwidthGrid}. */
  public static String ofCamel(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Returns {@code min-max} for {@code MIN_MAX}. */
  public static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
