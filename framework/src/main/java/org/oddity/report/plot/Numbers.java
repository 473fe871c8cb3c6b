package org.oddity.report.plot;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private Numbers() {}

  /** Returns a value with three decimals, as papers print areas and rates. */
  public static String fixed3(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns a score of any size in a few characters, such as {@code 0.0123}, {@code 4.56e+07}. */
  public static String brief(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (size >= 1e5 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = (int) Math.max(0, 3 - Math.ceil(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + Math.min(4, decimals) + "f", value);
  }

  /** Returns a probability after its sign, such as {@code = 0.012} or {@code < 0.0001}. */
  public static String probability(double p) {
    return p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "= %.4f" : "= %.3f", p);
  }

  /** Returns seconds as {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, seconds < 0.1 ? "%.3f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
