package org.oddity.nn.initialiser;

import java.util.Arrays;
import org.oddity.nn.Initialiser;

/** Draws of one parameter; {@link Initialisation} joins those of a layer. */
public final class Initialisers {
  private Initialisers() {}

  /** Returns one number everywhere. */
  public static Initialiser constant(double number) {
    return (shape, random) -> {
      float[] values = new float[shape.size()];
      Arrays.fill(values, (float) number);
      return values;
    };
  }

  /** Returns draws from N(mean, deviation²). */
  public static Initialiser normal(double mean, double deviation) {
    return (shape, random) -> random.gaussian(shape.size(), mean, deviation);
  }

  /** Returns draws from U(from, to). */
  public static Initialiser uniform(double from, double to) {
    return (shape, random) -> random.uniform(shape.size(), from, to);
  }

  /** Returns draws from N(0, 2 / fan-in): keeps the variance through rectifiers (He, §2.2). */
  public static Initialiser heNormal() {
    return (shape, random) -> random.gaussian(shape.size(), 0, Math.sqrt(2.0 / Fan.of(shape).in()));
  }

  /** Returns draws of the same variance as {@link #heNormal} from U(−a, a), a = √(6 / fan-in). */
  public static Initialiser heUniform() {
    return (shape, random) -> {
      double limit = Math.sqrt(6.0 / Fan.of(shape).in());
      return random.uniform(shape.size(), -limit, limit);
    };
  }

  /** Returns draws from N(0, 2 / (fan-in + fan-out)). */
  public static Initialiser xavierNormal() {
    return (shape, random) -> {
      Fan fan = Fan.of(shape);
      return random.gaussian(shape.size(), 0, Math.sqrt(2.0 / ((double) fan.in() + fan.out())));
    };
  }

  /**
   * Returns draws from U(−a, a), a = √(6 / (fan-in + fan-out)) (Glorot and Bengio, equation 16).
   */
  public static Initialiser xavierUniform() {
    return xavierUniform(1);
  }

  /**
   * Returns draws of {@link #xavierUniform()}.
   *
   * @param gain multiplies them
   */
  public static Initialiser xavierUniform(double gain) {
    return (shape, random) -> {
      Fan fan = Fan.of(shape);
      double limit = gain * Math.sqrt(6.0 / ((double) fan.in() + fan.out()));
      return random.uniform(shape.size(), -limit, limit);
    };
  }

  /**
   * Returns draws from U(−a, a), a = 1 / √fan-in: what PyTorch gives its layers, there written as
   * the He draw for a leaky rectifier of slope √5 ({@code nn.Linear.reset_parameters}).
   */
  public static Initialiser torchUniform() {
    return (shape, random) -> {
      double limit = 1 / Math.sqrt(Fan.of(shape).in());
      return random.uniform(shape.size(), -limit, limit);
    };
  }

  /**
   * Returns a matrix, {@code [all other axes, last axis]}, whose columns are orthonormal, or its
   * rows where these are fewer; drawn evenly from all such (Saxe et al.).
   *
   * @param gain multiplies it
   */
  public static Initialiser orthogonal(double gain) {
    return new Orthogonal(gain);
  }
}
