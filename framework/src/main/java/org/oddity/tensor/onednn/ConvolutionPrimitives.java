package org.oddity.tensor.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.NativeTensor;

/**
 * Convolutions and their gradients.
 *
 * <p>Images stay {@code [batch, height, width, channels]} throughout, which oneDNN's kernels take
 * as fast as its own blocked layouts; weights, which are small, are put into the layout it likes at
 * each call.
 */
final class ConvolutionPrimitives {
  private final Library library;
  private final Copies copies;

  ConvolutionPrimitives(Library library, Copies copies) {
    this.library = library;
    this.copies = copies;
  }

  private record Key(
      String what,
      Shape x,
      Shape weights,
      Window window,
      boolean bias,
      Optional<Elementwise> after) {}

  /**
   * A convolution, and the copy of its weights into the layout it chose.
   *
   * @param reorder empty where it takes them as they are
   * @param bytes of the weights in its layout
   */
  private record Prepared(Primitive primitive, Optional<Primitive> reorder, long bytes) {}

  NativeTensor forward(
      NativeTensor x,
      NativeTensor weights,
      Optional<NativeTensor> bias,
      Window window,
      Optional<Elementwise> activation) {
    Shape out = outputShape(x.shape(), weights.shape(), window);
    Key key = new Key("forward", x.shape(), weights.shape(), window, bias.isPresent(), activation);
    Prepared prepared = library.once(key, Prepared.class, () -> makeForward(key, out));
    NativeTensor ordered = ordered(weights, prepared);
    NativeTensor y = library.allocate(out);
    if (bias.isPresent()) {
      prepared.primitive().run(x, ordered, y, bias.get());
    } else {
      prepared.primitive().run(x, ordered, y);
    }
    releaseOrdered(weights, ordered);
    return y;
  }

  /**
   * A convolution of each channel by itself.
   *
   * @param weights {@code [kernel, kernel, channels]}
   */
  NativeTensor depthwise(
      NativeTensor x, NativeTensor weights, NativeTensor bias, Window window, Shape out) {
    Key key = new Key("depthwise", x.shape(), weights.shape(), window, true, Optional.empty());
    Prepared prepared = library.once(key, Prepared.class, () -> makeForward(key, out));
    NativeTensor ordered = ordered(weights, prepared);
    NativeTensor y = library.allocate(out);
    prepared.primitive().run(x, ordered, y, bias);
    releaseOrdered(weights, ordered);
    return y;
  }

  /** Weights of three axes are those of a depthwise convolution: groups of one channel each. */
  private static memory.desc weights(boolean asTheyLie, Shape shape) {
    if (shape.rank() == 4) {
      return Library.weights(asTheyLie ? memory.format_tag.hwio : memory.format_tag.any, shape);
    }
    return Library.floats(
        asTheyLie ? memory.format_tag.hwigo : memory.format_tag.any,
        shape.length(2),
        1,
        1,
        shape.length(0),
        shape.length(1));
  }

  private Prepared makeForward(Key key, Shape out) {
    memory.desc any = weights(false, key.weights());
    memory.desc bias = Library.floats(memory.format_tag.a, out.length(3));
    long[] strides = square(key.window().stride());
    long[] dilation = square(key.window().dilation() - 1L);
    long[] padding = square(key.window().padding());
    convolution_forward.desc wanted =
        key.bias()
            ? new convolution_forward.desc(
                dnnl.prop_kind.forward_training,
                dnnl.algorithm.convolution_direct,
                Library.images(key.x()),
                any,
                bias,
                Library.images(out),
                strides,
                dilation,
                padding,
                padding)
            : new convolution_forward.desc(
                dnnl.prop_kind.forward_training,
                dnnl.algorithm.convolution_direct,
                Library.images(key.x()),
                any,
                Library.images(out),
                strides,
                dilation,
                padding,
                padding);
    primitive_attr attributes = Library.attributes();
    if (key.after().isPresent()) {
      Elementwise function = key.after().get();
      post_ops after = new post_ops();
      after.append_eltwise(
          1,
          ElementwisePrimitives.algorithm(function).value,
          (float) function.alpha(),
          (float) function.beta());
      attributes.set_post_ops(after);
    }
    convolution_forward.primitive_desc chosen =
        new convolution_forward.primitive_desc(wanted, attributes, library.engine());
    int[] kinds =
        key.bias()
            ? new int[] {
              dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_BIAS
            }
            : new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST};
    memory.desc[] layouts =
        key.bias()
            ? new memory.desc[] {chosen.src_desc(), chosen.weights_desc(), chosen.dst_desc(), bias}
            : new memory.desc[] {chosen.src_desc(), chosen.weights_desc(), chosen.dst_desc()};
    return prepared(
        key,
        new Primitive(library, new convolution_forward(chosen), chosen, kinds, layouts),
        chosen.weights_desc(),
        true);
  }

  NativeTensor inputGradient(NativeTensor dy, NativeTensor weights, Window window, Shape input) {
    Key key = new Key("input", input, weights.shape(), window, false, Optional.empty());
    Prepared prepared = library.once(key, Prepared.class, () -> makeInputGradient(key, dy.shape()));
    NativeTensor ordered = ordered(weights, prepared);
    NativeTensor dx = library.allocate(input);
    prepared.primitive().run(dy, ordered, dx);
    releaseOrdered(weights, ordered);
    return dx;
  }

  private Prepared makeInputGradient(Key key, Shape out) {
    memory.desc any = Library.weights(memory.format_tag.any, key.weights());
    long[] strides = square(key.window().stride());
    long[] dilation = square(key.window().dilation() - 1L);
    long[] padding = square(key.window().padding());
    convolution_backward_data.desc wanted =
        new convolution_backward_data.desc(
            dnnl.algorithm.convolution_direct,
            Library.images(key.x()),
            any,
            Library.images(out),
            strides,
            dilation,
            padding,
            padding);
    convolution_backward_data.primitive_desc chosen =
        new convolution_backward_data.primitive_desc(
            wanted, Library.attributes(), library.engine(), hint(key, any, out));
    return prepared(
        key,
        new Primitive(
            library,
            new convolution_backward_data(chosen),
            chosen,
            new int[] {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_SRC},
            chosen.diff_dst_desc(),
            chosen.weights_desc(),
            chosen.diff_src_desc()),
        chosen.weights_desc(),
        true);
  }

  NativeTensor weightGradient(NativeTensor x, NativeTensor dy, Shape weights, Window window) {
    Key key = new Key("weights", x.shape(), weights, window, false, Optional.empty());
    Prepared prepared =
        library.once(key, Prepared.class, () -> makeWeightGradient(key, dy.shape()));
    NativeTensor dw = library.allocate(weights);
    if (prepared.reorder().isEmpty()) {
      prepared.primitive().run(x, dy, dw);
      return dw;
    }
    NativeTensor ordered = library.scratch(prepared.bytes());
    prepared.primitive().run(x, dy, ordered);
    prepared.reorder().get().run(ordered, dw);
    library.release(ordered);
    return dw;
  }

  private Prepared makeWeightGradient(Key key, Shape out) {
    memory.desc any = Library.weights(memory.format_tag.any, key.weights());
    long[] strides = square(key.window().stride());
    long[] dilation = square(key.window().dilation() - 1L);
    long[] padding = square(key.window().padding());
    convolution_backward_weights.desc wanted =
        new convolution_backward_weights.desc(
            dnnl.algorithm.convolution_direct,
            Library.images(key.x()),
            any,
            Library.images(out),
            strides,
            dilation,
            padding,
            padding);
    convolution_backward_weights.primitive_desc chosen =
        new convolution_backward_weights.primitive_desc(
            wanted, Library.attributes(), library.engine(), hint(key, any, out));
    return prepared(
        key,
        new Primitive(
            library,
            new convolution_backward_weights(chosen),
            chosen,
            new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_WEIGHTS},
            chosen.src_desc(),
            chosen.diff_dst_desc(),
            chosen.diff_weights_desc()),
        chosen.diff_weights_desc(),
        false);
  }

  /** oneDNN wants to see the forward convolution whose gradient it is asked for. */
  private convolution_forward.primitive_desc hint(Key key, memory.desc any, Shape out) {
    return new convolution_forward.primitive_desc(
        new convolution_forward.desc(
            dnnl.prop_kind.forward_training,
            dnnl.algorithm.convolution_direct,
            Library.images(key.x()),
            any,
            Library.images(out),
            square(key.window().stride()),
            square(key.window().dilation() - 1L),
            square(key.window().padding()),
            square(key.window().padding())),
        library.engine());
  }

  /** Adds the copy of the weights into a layout, or out of it. */
  private Prepared prepared(Key key, Primitive primitive, memory.desc layout, boolean into) {
    memory.desc plain = weights(true, key.weights());
    if (layout.equals(plain)) {
      return new Prepared(primitive, Optional.empty(), 0);
    }
    Primitive reorder = into ? copies.make(plain, layout) : copies.make(layout, plain);
    return new Prepared(primitive, Optional.of(reorder), layout.get_size());
  }

  private NativeTensor ordered(NativeTensor weights, Prepared prepared) {
    if (prepared.reorder().isEmpty()) {
      return weights;
    }
    NativeTensor ordered = library.scratch(prepared.bytes());
    prepared.reorder().get().run(weights, ordered);
    return ordered;
  }

  private void releaseOrdered(NativeTensor weights, NativeTensor ordered) {
    if (ordered != weights) {
      library.release(ordered);
    }
  }

  static Shape outputShape(Shape x, Shape weights, Window window) {
    return Shape.of(
        x.length(0), window.places(x.length(1)), window.places(x.length(2)), weights.length(3));
  }

  private static long[] square(long length) {
    return new long[] {length, length};
  }
}
