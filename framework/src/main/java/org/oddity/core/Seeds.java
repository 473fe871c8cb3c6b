package org.oddity.core;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The one seed of a run, split by purpose, so that drawing more for one purpose never changes what
 * another one draws.
 *
 * @param root the seed as the experiment declares it
 */
public record Seeds(long root) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Returns a fresh random stream for a purpose; the same purpose gives the same stream. */
  public SplittableRandom stream(String purpose) {
    return new SplittableRandom(seed(purpose));
  }

  /** Returns a seed for a purpose, for libraries that take a number. */
  public long seed(String purpose) {
    requireNonNull(purpose, "purpose is null");
    long hash = FNV_OFFSET;
    for (byte octet : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return new SplittableRandom(hash ^ new SplittableRandom(root).nextLong()).nextLong();
  }

  /** Returns the seeds of one part of the run, such as one tree of a forest. */
  public Seeds child(String purpose) {
    return new Seeds(seed(purpose));
  }
}
