package org.oddity.detector.classical.lbp;

/**
 * Which patterns share a bin of the histogram.
 *
 * <p>A pattern is uniform if its bits, read around the circle, change at most twice. All others
 * share the last bin (Ojala et al. 2002, §2.4). Bins are numbered as scikit-image numbers them.
 */
public enum LbpMapping {
  /** Each uniform pattern has a bin: P(P−1)+3 bins for P neighbours. */
  UNIFORM {
    @Override
    int bins(int neighbours) {
      return neighbours * (neighbours - 1) + 3;
    }

    @Override
    int uniformBin(int pattern, int neighbours) {
      int ones = Integer.bitCount(pattern);
      if (ones == 0 || ones == neighbours) {
        return ones == 0 ? 0 : bins(neighbours) - 2;
      }
      int rotation = (neighbours - runStart(pattern, neighbours)) % neighbours;
      return 1 + (ones - 1) * neighbours + rotation;
    }
  },

  /** Uniform patterns with as many ones share a bin: P+2 bins for P neighbours. */
  ROTATION_INVARIANT_UNIFORM {
    @Override
    int bins(int neighbours) {
      return neighbours + 2;
    }

    @Override
    int uniformBin(int pattern, int neighbours) {
      return Integer.bitCount(pattern);
    }
  };

  /** Returns the number of bins. */
  abstract int bins(int neighbours);

  abstract int uniformBin(int pattern, int neighbours);

  /** Returns the bin of each of the 2^{@code neighbours} patterns. */
  final short[] table(int neighbours) {
    short[] table = new short[1 << neighbours];
    for (int pattern = 0; pattern < table.length; pattern++) {
      table[pattern] =
          (short)
              (changes(pattern, neighbours) <= 2
                  ? uniformBin(pattern, neighbours)
                  : bins(neighbours) - 1);
    }
    return table;
  }

  private static int changes(int pattern, int neighbours) {
    return Integer.bitCount(pattern ^ turned(pattern, neighbours));
  }

  /** Moves every bit up by one and the highest to the lowest. */
  private static int turned(int pattern, int neighbours) {
    return ((pattern << 1) | (pattern >>> (neighbours - 1))) & ((1 << neighbours) - 1);
  }

  /** Returns the place of the one whose lower neighbour on the circle is a zero. */
  private static int runStart(int pattern, int neighbours) {
    return Integer.numberOfTrailingZeros(pattern & ~turned(pattern, neighbours));
  }
}
