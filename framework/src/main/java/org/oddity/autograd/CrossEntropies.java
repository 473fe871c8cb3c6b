package org.oddity.autograd;

import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Cross-entropies of logits, element by element. */
final class CrossEntropies {
  private CrossEntropies() {}

  /** Its gradient by x is σ(x) − t: by the parts of its formula it would be wrong at 0. */
  static Variable binary(Variable x, Variable target) {
    if (!x.shape().broadcast(target.shape()).equals(x.shape())) {
      throw new IllegalArgumentException(
          "targets of " + target.shape() + " do not fit logits of " + x.shape());
    }
    Kernels kernels = x.tape().kernels();
    return x.tape()
        .record(
            "element",
            binaryValue(kernels, x.value(), target.value()),
            (dy, needed) ->
                new Tensor[] {
                  needed[0] ? byLogits(kernels, x.value(), target.value(), dy) : null,
                  needed[1]
                      ? Arithmetic.reduced(
                          kernels, byTarget(kernels, x.value(), dy), target.shape())
                      : null
                },
            x,
            target);
  }

  private static Tensor binaryValue(Kernels kernels, Tensor x, Tensor target) {
    Tensor absolute = kernels.apply(Elementwise.of(Elementwise.Kind.ABSOLUTE), x);
    kernels.scale(absolute, -1);
    Tensor sum = kernels.apply(Elementwise.of(Elementwise.Kind.SOFTPLUS), absolute);
    kernels.release(absolute);
    Tensor positive = kernels.apply(Elementwise.relu(0), x);
    kernels.addScaled(sum, 1, positive);
    kernels.release(positive);
    Tensor product = kernels.apply(Binary.MULTIPLY, x, target);
    kernels.addScaled(sum, -1, product);
    kernels.release(product);
    return sum;
  }

  private static Tensor byLogits(Kernels kernels, Tensor x, Tensor target, Tensor dy) {
    Tensor sigmoid = kernels.apply(Elementwise.of(Elementwise.Kind.SIGMOID), x);
    Tensor error = kernels.apply(Binary.SUBTRACT, sigmoid, target);
    kernels.release(sigmoid);
    Tensor gradient = kernels.apply(Binary.MULTIPLY, dy, error);
    kernels.release(error);
    return gradient;
  }

  private static Tensor byTarget(Kernels kernels, Tensor x, Tensor dy) {
    Tensor gradient = kernels.apply(Binary.MULTIPLY, dy, x);
    kernels.scale(gradient, -1);
    return gradient;
  }

  /** −ln softmax(x)[class] of each row. */
  static Variable classes(Variable logits, int... classes) {
    if (logits.shape().rank() != 2 || logits.shape().length(0) != classes.length) {
      throw new IllegalArgumentException(
          classes.length + " classes for logits of " + logits.shape());
    }
    Tensor chosen = minusOneHot(logits, classes);
    return logits.logSoftmax().times(logits.tape().constant(chosen)).sum(1).reshape(classes.length);
  }

  private static Tensor minusOneHot(Variable logits, int... classes) {
    int count = logits.shape().length(1);
    double[] chosen = new double[logits.shape().size()];
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] < 0 || classes[row] >= count) {
        throw new IllegalArgumentException(
            "class " + classes[row] + " of image " + row + " is not among 0 to " + (count - 1));
      }
      chosen[row * count + classes[row]] = -1;
    }
    ElementType type = logits.value().type();
    Shape shape = logits.shape();
    return logits.tape().kernels().of(type, shape, chosen);
  }
}
