package org.oddity.detector.classical.kde;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * Bandwidths to choose from, evenly spaced on a logarithmic scale.
 *
 * @param from the exponent of the least bandwidth, to base 2
 * @param to the exponent of the greatest bandwidth, to base 2
 * @param count how many, both ends included
 */
public record BandwidthGrid(
    @Option(help = "exponent of the least bandwidth, to base 2", byDefault = "-4.5") double from,
    @Option(help = "exponent of the greatest bandwidth, to base 2", byDefault = "5") double to,
    @Option(help = "how many bandwidths", byDefault = "20") int count) {
  public BandwidthGrid {
    Requirements.begin()
        .between("from", from, -100, 100)
        .between("to", to, -100, 100)
        .that(to >= from, "to", to, "must be at least 'from'")
        .between("count", count, 1, 1000)
        .end();
  }

  /** Returns the bandwidths, rising. */
  double[] bandwidths() {
    double[] bandwidths = new double[count];
    for (int i = 0; i < count; i++) {
      double exponent = count == 1 ? from : from + i * (to - from) / (count - 1);
      bandwidths[i] = Math.pow(2, exponent);
    }
    return bandwidths;
  }
}
