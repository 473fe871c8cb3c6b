package org.oddity.tensor.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeTensor;

/** Functions of single elements and of pairs, on both cores. */
final class ElementwisePrimitives {
  private final Library library;

  ElementwisePrimitives(Library library) {
    this.library = library;
  }

  private record Key(String what, Object function, int size) {}

  private record PairKey(Binary function, Repeat repeat) {}

  /**
   * Whether oneDNN is asked: it has no sign, its power calls the C library so that it crashes, and
   * its gradient at the edge of a range is 0.
   */
  static boolean has(Elementwise function) {
    return switch (function.kind()) {
      case SIGN, POWER, CLIP -> false;
      default -> true;
    };
  }

  NativeTensor apply(Elementwise function, NativeTensor x) {
    NativeTensor y = library.allocate(x.shape());
    forward(function, x, y);
    return y;
  }

  /** Writes f(x) to y, which may be x itself. */
  void forward(Elementwise function, NativeTensor x, NativeTensor y) {
    Key key = new Key("forward", function, x.shape().size());
    library.primitive(key, () -> makeForward(function, x.shape().size())).run(x, y);
  }

  private Primitive makeForward(Elementwise function, int size) {
    eltwise_forward.primitive_desc chosen = forwardDescription(function, algorithm(function), size);
    return new Primitive(
        library,
        new eltwise_forward(chosen),
        chosen,
        new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST},
        chosen.src_desc(),
        chosen.dst_desc());
  }

  private eltwise_forward.primitive_desc forwardDescription(
      Elementwise function, algorithm kernel, int size) {
    return new eltwise_forward.primitive_desc(
        new eltwise_forward.desc(
            dnnl.prop_kind.forward_training,
            kernel,
            Library.floats(memory.format_tag.a, size),
            (float) function.alpha(),
            (float) function.beta()),
        Library.attributes(),
        library.engine());
  }

  NativeTensor gradient(Elementwise function, NativeTensor x, NativeTensor y, NativeTensor dy) {
    NativeTensor dx = library.allocate(x.shape());
    boolean byResult = byResult(function);
    Key key = new Key("gradient", function, x.shape().size());
    library
        .primitive(key, () -> makeGradient(function, x.shape().size()))
        .run(byResult ? y : x, dy, dx);
    return dx;
  }

  /** Those that follow other kernels, whose input is gone, are differentiated by their result. */
  private static boolean byResult(Elementwise function) {
    return switch (function.kind()) {
      case RELU, TANH, SIGMOID, EXPONENTIAL, SQUARE_ROOT -> true;
      case ELU -> function.alpha() >= 0;
      default -> false;
    };
  }

  private Primitive makeGradient(Elementwise function, int size) {
    algorithm kernel = gradientAlgorithm(function);
    memory.desc flat = Library.floats(memory.format_tag.a, size);
    eltwise_backward.primitive_desc chosen =
        new eltwise_backward.primitive_desc(
            new eltwise_backward.desc(
                kernel, flat, flat, (float) function.alpha(), (float) function.beta()),
            Library.attributes(),
            library.engine(),
            forwardDescription(function, kernel, size));
    return new Primitive(
        library,
        new eltwise_backward(chosen),
        chosen,
        new int[] {
          byResult(function) ? dnnl.DNNL_ARG_DST : dnnl.DNNL_ARG_SRC,
          dnnl.DNNL_ARG_DIFF_DST,
          dnnl.DNNL_ARG_DIFF_SRC
        },
        flat,
        flat,
        flat);
  }

  static algorithm algorithm(Elementwise function) {
    return switch (function.kind()) {
      case LINEAR -> algorithm.eltwise_linear;
      case ABSOLUTE -> algorithm.eltwise_abs;
      case SQUARE -> algorithm.eltwise_square;
      case SQUARE_ROOT -> algorithm.eltwise_sqrt;
      case EXPONENTIAL -> algorithm.eltwise_exp;
      case LOGARITHM -> algorithm.eltwise_log;
      case RELU -> algorithm.eltwise_relu;
      case ELU -> algorithm.eltwise_elu;
      case TANH -> algorithm.eltwise_tanh;
      case SIGMOID -> algorithm.eltwise_logistic;
      case SOFTPLUS -> algorithm.eltwise_soft_relu;
      case CLIP, POWER, SIGN ->
          throw new IllegalArgumentException("oneDNN is not asked for " + function.kind());
    };
  }

  private static algorithm gradientAlgorithm(Elementwise function) {
    if (!byResult(function)) {
      return algorithm(function);
    }
    return switch (function.kind()) {
      case RELU -> algorithm.eltwise_relu_use_dst_for_bwd;
      case ELU -> algorithm.eltwise_elu_use_dst_for_bwd;
      case TANH -> algorithm.eltwise_tanh_use_dst_for_bwd;
      case SIGMOID -> algorithm.eltwise_logistic_use_dst_for_bwd;
      case EXPONENTIAL -> algorithm.eltwise_exp_use_dst_for_bwd;
      case SQUARE_ROOT -> algorithm.eltwise_sqrt_use_dst_for_bwd;
      default -> algorithm(function);
    };
  }

  /**
   * How b is repeated to the shape of a: a is {@code [outer, middle, inner]}, b {@code [1, middle,
   * 1]}.
   */
  private record Repeat(int outer, int middle, int inner) {
    static Optional<Repeat> of(Shape a, Shape b) {
      int extra = a.rank() - b.rank();
      if (extra < 0) {
        return Optional.empty();
      }
      int[] product = {1, 1, 1};
      int part = 0;
      for (int axis = 0; axis < a.rank(); axis++) {
        int mine = a.length(axis);
        int theirs = axis < extra ? 1 : b.length(axis - extra);
        boolean same = theirs == mine && mine > 1;
        if (!same && theirs != 1) {
          return Optional.empty();
        }
        if (mine > 1 && same != (part == 1)) {
          part++;
        }
        if (part == 3) {
          return Optional.empty();
        }
        product[part] *= mine;
      }
      return Optional.of(new Repeat(product[0], product[1], product[2]));
    }
  }

  /** Whether b is as a, or repeated along axes before and after those it has. */
  static boolean fits(Shape a, Shape b) {
    return a.equals(b) || Repeat.of(a, b).isPresent();
  }

  NativeTensor apply(Binary function, NativeTensor a, NativeTensor b) {
    NativeTensor y = library.allocate(a.shape());
    Repeat repeat =
        a.shape().equals(b.shape())
            ? new Repeat(1, a.shape().size(), 1)
            : Repeat.of(a.shape(), b.shape()).orElseThrow();
    PairKey key = new PairKey(function, repeat);
    library.primitive(key, () -> make(key)).run(a, b, y);
    return y;
  }

  private Primitive make(PairKey key) {
    Repeat repeat = key.repeat();
    memory.desc full =
        repeat.inner() > 1
            ? Library.floats(memory.format_tag.abc, repeat.outer(), repeat.middle(), repeat.inner())
            : Library.floats(memory.format_tag.ab, repeat.outer(), repeat.middle());
    memory.desc other =
        repeat.inner() > 1
            ? Library.floats(memory.format_tag.abc, 1, repeat.middle(), 1)
            : Library.floats(memory.format_tag.ab, 1, repeat.middle());
    binary.primitive_desc chosen =
        new binary.primitive_desc(
            new binary.desc(algorithm(key.function()), full, other, full),
            Library.attributes(),
            library.engine());
    return new Primitive(
        library,
        new binary(chosen),
        chosen,
        new int[] {dnnl.DNNL_ARG_SRC_0, dnnl.DNNL_ARG_SRC_1, dnnl.DNNL_ARG_DST},
        full,
        other,
        full);
  }

  private static algorithm algorithm(Binary function) {
    return switch (function) {
      case ADD -> algorithm.binary_add;
      case SUBTRACT -> algorithm.binary_sub;
      case MULTIPLY -> algorithm.binary_mul;
      case DIVIDE -> algorithm.binary_div;
      case MAXIMUM -> algorithm.binary_max;
      case MINIMUM -> algorithm.binary_min;
      case AT_LEAST -> algorithm.binary_ge;
    };
  }
}
