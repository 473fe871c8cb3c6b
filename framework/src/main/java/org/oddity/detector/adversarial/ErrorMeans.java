package org.oddity.detector.adversarial;

import java.util.function.DoubleUnaryOperator;
import org.oddity.autograd.Variable;

/** How far two variables are apart, image by image, added up in double. */
public final class ErrorMeans {
  private ErrorMeans() {}

  /** Returns each image's mean of (x − y)² over two equal shapes {@code [batch, ...]}. */
  public static double[] squared(Variable x, Variable y) {
    return means(x, y, difference -> difference * difference);
  }

  /** Returns each image's mean of |x − y|. */
  public static double[] absolute(Variable x, Variable y) {
    return means(x, y, Math::abs);
  }

  private static double[] means(Variable x, Variable y, DoubleUnaryOperator error) {
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException(
          "errors are those of equal shapes, not " + x.shape() + " and " + y.shape());
    }
    float[] ones = x.value().toFloats();
    float[] others = y.value().toFloats();
    double[] means = new double[x.shape().length(0)];
    int size = ones.length / means.length;
    for (int i = 0; i < ones.length; i++) {
      means[i / size] += error.applyAsDouble((double) ones[i] - others[i]) / size;
    }
    return means;
  }
}
