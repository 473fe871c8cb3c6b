package org.oddity.tensor;

/**
 * A function of one number, applied to each element of a tensor.
 *
 * @param kind which function
 * @param alpha its first parameter, 0 where it has none
 * @param beta its second parameter, 0 where it has none
 */
public record Elementwise(Kind kind, double alpha, double beta) {
  /** The functions; x is the element. */
  public enum Kind {
    /** α·x + β. */
    LINEAR,
    /** |x|, with gradient 0 at 0. */
    ABSOLUTE,
    /** x². */
    SQUARE,
    /** √x. */
    SQUARE_ROOT,
    /** eˣ. */
    EXPONENTIAL,
    /** ln x. */
    LOGARITHM,
    /** x^α. */
    POWER,
    /** x where x is positive, else α·x (0: the rectifier; else the leaky one); gradient α at 0. */
    RELU,
    /** x where x is positive, else α·(eˣ − 1). */
    ELU,
    /** tanh x. */
    TANH,
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID,
    /** ln(1 + eˣ). */
    SOFTPLUS,
    /** x, at least α and at most β; gradient 0 outside. */
    CLIP,
    /** −1, 0 or 1; gradient 0. */
    SIGN
  }

  /** Returns x ↦ α·x + β. */
  public static Elementwise linear(double alpha, double beta) {
    return new Elementwise(Kind.LINEAR, alpha, beta);
  }

  /** Returns the rectifier, leaky with a slope for negative numbers. */
  public static Elementwise relu(double slope) {
    return new Elementwise(Kind.RELU, slope, 0);
  }

  /** Returns the exponential linear unit. */
  public static Elementwise elu(double alpha) {
    return new Elementwise(Kind.ELU, alpha, 0);
  }

  /** Returns x ↦ x^exponent. */
  public static Elementwise power(double exponent) {
    return new Elementwise(Kind.POWER, exponent, 0);
  }

  /** Returns the restriction to [from, to]. */
  public static Elementwise clip(double from, double to) {
    if (!(from <= to)) {
      throw new IllegalArgumentException("an empty range [" + from + ", " + to + "]");
    }
    return new Elementwise(Kind.CLIP, from, to);
  }

  /** Returns a function without parameters. */
  public static Elementwise of(Kind kind) {
    return new Elementwise(kind, 0, 0);
  }
}
