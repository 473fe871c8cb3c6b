package org.oddity.data.synthetic;

import java.util.SplittableRandom;

/** Random numbers by methods that no Java release changes. */
final class Draws {
  private final SplittableRandom random;

  Draws(SplittableRandom random) {
    this.random = random;
  }

  /** Returns a number in [from, to). */
  double between(double from, double to) {
    return from + (to - from) * (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean coin() {
    return random.nextLong() < 0;
  }

  /** Returns an angle in radians, at most {@code degrees} to either side. */
  double tilt(double degrees) {
    return Math.toRadians(between(-degrees, degrees));
  }

  /** Returns a normal deviate by the method of Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - between(0, 1)));
    return radius * StrictMath.cos(between(0, 2 * Math.PI));
  }
}
