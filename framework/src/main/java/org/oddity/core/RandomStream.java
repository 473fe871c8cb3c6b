package org.oddity.core;

import java.util.random.RandomGenerator;

/**
 * Random numbers by counter: the state is one number that can be written down, so that a run taken
 * up again draws what it would have drawn.
 *
 * <p>The n-th number is the SplitMix64 finalisation of {@code seed + n · γ} (Steele, Lea and Flood,
 * "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), hence any part of the stream can
 * be drawn by itself. Not for several threads at once.
 */
public final class RandomStream implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long drawn;

  /** Starts a stream at a seed. */
  public RandomStream(long seed) {
    this(seed, 0);
  }

  /**
   * Goes on with a stream.
   *
   * @param drawn the {@link #drawn} of the stream to go on with
   */
  public RandomStream(long seed, long drawn) {
    this.seed = seed;
    this.drawn = drawn;
  }

  /** Returns the seed. */
  public long seed() {
    return seed;
  }

  /** Returns how many numbers have been drawn: with the seed, the whole state. */
  public long drawn() {
    return drawn;
  }

  /** Goes to another place of the stream. */
  public void moveTo(long place) {
    drawn = place;
  }

  @Override
  public long nextLong() {
    return at(drawn++);
  }

  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, was " + bound);
    }
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Returns the places 0 to {@code count} − 1 in random order. */
  public int[] permutation(int count) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int other = nextInt(i + 1);
      places[i] = places[other];
      places[other] = i;
    }
    return places;
  }

  /** Returns numbers from U(from, to). */
  public float[] uniform(int count, double from, double to) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (from + (to - from) * nextDouble());
    }
    return values;
  }

  /** Returns numbers from N(mean, deviation²). */
  public float[] gaussian(int count, double mean, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + deviation * nextGaussian());
    }
    return values;
  }

  private long at(long place) {
    long bits = seed + (place + 1) * GOLDEN_GAMMA;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
