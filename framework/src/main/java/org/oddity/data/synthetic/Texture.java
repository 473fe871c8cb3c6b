package org.oddity.data.synthetic;

/** The textures, as a brightness in [0, 1] at a point measured in cells. */
public enum Texture {
  /** Threads that go over and under each other. */
  WEAVE,
  /** Lines that wander, as in wood. */
  GRAIN,
  /** A grid of discs. */
  DOTS,
  /** Bricks in mortar. */
  BRICK,
  /** Waves that run across. */
  WAVES;

  private static final double SOFTNESS = 0.12;

  /** Returns the brightness at a point; one cell is one period, whatever it is of. */
  double at(double u, double v) {
    return switch (this) {
      case WEAVE -> weave(u, v);
      case GRAIN -> 0.5 + 0.3 * wave(1.1 * u + 0.35 * wave(v / 3)) + 0.15 * wave(2.6 * u + 0.2 * v);
      case DOTS -> 0.15 + 0.7 * (1 - step(distanceToCentre(u, v), 0.33));
      case BRICK -> brick(u, v);
      case WAVES -> 0.5 + 0.4 * wave(v + 0.3 * wave(u / 2));
    };
  }

  private static double weave(double u, double v) {
    boolean over = Math.floorMod((long) Math.floor(u) + (long) Math.floor(v), 2) == 0;
    double across = over ? fraction(v) : fraction(u);
    double along = over ? fraction(u) : fraction(v);
    double thread =
        StrictMath.sin(Math.PI * across) * (0.65 + 0.35 * StrictMath.sin(Math.PI * along));
    return 0.1 + (over ? 0.8 : 0.6) * thread;
  }

  private static double brick(double u, double v) {
    double row = Math.floor(v);
    double shifted = u / 2 + (Math.floorMod((long) row, 2) == 0 ? 0 : 0.5);
    double side = 2 * Math.min(fraction(shifted), 1 - fraction(shifted));
    double bed = Math.min(fraction(v), 1 - fraction(v));
    return 0.85 - 0.55 * step(Math.min(side, bed), 0.1);
  }

  private static double distanceToCentre(double u, double v) {
    double x = fraction(u) - 0.5;
    double y = fraction(v) - 0.5;
    return StrictMath.sqrt(x * x + y * y);
  }

  /** Rises from 0 to 1 about an edge, softly, as nothing finer than a pixel can be shown. */
  private static double step(double value, double edge) {
    double t = Math.min(1, Math.max(0, (value - edge) / SOFTNESS + 0.5));
    return t * t * (3 - 2 * t);
  }

  private static double wave(double turns) {
    return StrictMath.sin(2 * Math.PI * turns);
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }
}
