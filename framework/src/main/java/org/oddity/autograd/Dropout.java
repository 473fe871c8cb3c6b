package org.oddity.autograd;

import org.oddity.core.RandomStream;
import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Dropout. */
public final class Dropout {
  private Dropout() {}

  /**
   * Sets each element to 0 with a probability and divides the others by 1 − it, so that the
   * expected value stays (Srivastava et al., "Dropout", JMLR 15, 2014, inverted as in §10).
   *
   * @param rate probability of 0, in [0, 1); at 0 nothing is drawn
   * @param random gives one number per element
   */
  public static Variable apply(Variable x, double rate, RandomStream random) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a dropout rate must be in [0, 1), was " + rate);
    }
    if (rate == 0) {
      return x;
    }
    Kernels kernels = x.tape().kernels();
    Tensor mask = mask(kernels, x.value().type(), x.shape(), rate, random);
    return x.tape()
        .record(
            "dropout",
            kernels.apply(Binary.MULTIPLY, x.value(), mask),
            (dy, needed) -> new Tensor[] {kernels.apply(Binary.MULTIPLY, dy, mask)},
            x);
  }

  private static Tensor mask(
      Kernels kernels, ElementType type, Shape shape, double rate, RandomStream random) {
    double kept = 1 / (1 - rate);
    if (type == ElementType.DOUBLE) {
      double[] factors = new double[shape.size()];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = random.nextDouble() < rate ? 0 : kept;
      }
      return kernels.of(type, shape, factors);
    }
    float[] factors = new float[shape.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextDouble() < rate ? 0 : (float) kept;
    }
    return kernels.of(shape, factors);
  }
}
