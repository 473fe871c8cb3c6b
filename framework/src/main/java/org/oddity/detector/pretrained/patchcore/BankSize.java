package org.oddity.detector.pretrained.patchcore;

import java.util.Locale;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.detector.pretrained.coreset.GreedyCoreset;

/**
 * How large a bank of patches is.
 *
 * @param patches of all training images
 * @param kept how many of them
 * @param channels numbers of a patch
 * @param dimensions numbers of its projection
 * @param bytesOfNumber in which a number of the bank is stored
 */
record BankSize(double patches, double kept, int channels, int dimensions, int bytesOfNumber) {
  private static final double LONGEST_ARRAY = Integer.MAX_VALUE - 8.0;

  static BankSize of(PatchcoreOptions options, PatchGrid grid, double images) {
    double patches = images * grid.places();
    return new BankSize(
        patches,
        Math.max(1, Math.floor(patches * options.coreset())),
        grid.channels(),
        options.projection().dimensions(grid.channels()),
        options.bank() == PatchcoreOptions.Bank.FLOAT16 ? Short.BYTES : Float.BYTES);
  }

  /** Returns the least memory in which it can be made: projections, and what is picked by them. */
  double bytes() {
    double picked = kept * channels * Float.BYTES;
    double stored = bytesOfNumber == Float.BYTES ? 0 : kept * channels * bytesOfNumber;
    boolean chosen = kept < patches;
    double choosing =
        chosen
            ? patches * dimensions * Float.BYTES + GreedyCoreset.bytes(patches, kept, dimensions)
            : 0;
    return picked + Math.max(stored, choosing);
  }

  /** Returns what all patches take. */
  double bytesOfAll() {
    return patches * channels * Float.BYTES;
  }

  /** Returns whether all patches can be held in one array. */
  boolean allFitAnArray() {
    return patches * channels <= LONGEST_ARRAY;
  }

  /** Returns whether what has to be held fits into arrays. */
  boolean canBeMade() {
    return kept * channels <= LONGEST_ARRAY
        && (kept == patches || patches * dimensions <= LONGEST_ARRAY);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "a bank of %.0f of %.0f patches of %d numbers", kept, patches, channels);
  }
}
