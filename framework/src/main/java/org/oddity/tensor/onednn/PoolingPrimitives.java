package org.oddity.tensor.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.NativeTensor;

/** Maximum and mean under a window; the window has no dilation. */
final class PoolingPrimitives {
  private final Library library;

  PoolingPrimitives(Library library) {
    this.library = library;
  }

  private record Key(String what, Shape x, Window window) {}

  /**
   * A pooling.
   *
   * @param places bytes of what it remembers of the places of maxima, 0 for means
   */
  private record Prepared(Primitive primitive, long places) {}

  NativeTensor max(NativeTensor x, Window window) {
    Key key = new Key("max", x.shape(), window);
    Prepared prepared =
        library.once(key, Prepared.class, () -> forward(key, dnnl.algorithm.pooling_max));
    NativeTensor y = library.allocate(outputShape(key));
    NativeTensor places = library.allocate(Shape.of((int) ((prepared.places() + 3) / Float.BYTES)));
    prepared.primitive().run(x, y, places);
    y.attach(places);
    return y;
  }

  NativeTensor maxGradient(NativeTensor x, NativeTensor y, Window window, NativeTensor dy) {
    Key key = new Key("max-gradient", x.shape(), window);
    Prepared prepared =
        library.once(key, Prepared.class, () -> backward(key, dnnl.algorithm.pooling_max));
    NativeTensor remembered = y.companion();
    NativeTensor again = remembered == null ? max(x, window) : null;
    NativeTensor dx = library.allocate(x.shape());
    prepared.primitive().run(dy, dx, again == null ? remembered : again.companion());
    return dx;
  }

  NativeTensor mean(NativeTensor x, Window window) {
    Key key = new Key("mean", x.shape(), window);
    Prepared prepared =
        library.once(
            key, Prepared.class, () -> forward(key, dnnl.algorithm.pooling_avg_include_padding));
    NativeTensor y = library.allocate(outputShape(key));
    prepared.primitive().run(x, y);
    return y;
  }

  NativeTensor meanGradient(NativeTensor dy, Window window, Shape shape) {
    Key key = new Key("mean-gradient", shape, window);
    Prepared prepared =
        library.once(
            key, Prepared.class, () -> backward(key, dnnl.algorithm.pooling_avg_include_padding));
    NativeTensor dx = library.allocate(shape);
    prepared.primitive().run(dy, dx);
    return dx;
  }

  private Prepared forward(Key key, dnnl.algorithm kernel) {
    pooling_forward.primitive_desc chosen = description(key, kernel);
    boolean max = kernel == dnnl.algorithm.pooling_max;
    int[] kinds =
        max
            ? new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_WORKSPACE}
            : new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST};
    memory.desc[] layouts =
        max
            ? new memory.desc[] {chosen.src_desc(), chosen.dst_desc(), chosen.workspace_desc()}
            : new memory.desc[] {chosen.src_desc(), chosen.dst_desc()};
    return new Prepared(
        new Primitive(library, new pooling_forward(chosen), chosen, kinds, layouts),
        max ? chosen.workspace_desc().get_size() : 0);
  }

  private Prepared backward(Key key, dnnl.algorithm kernel) {
    pooling_backward.primitive_desc chosen =
        new pooling_backward.primitive_desc(
            new pooling_backward.desc(
                kernel,
                Library.images(key.x()),
                Library.images(outputShape(key)),
                square(key.window().stride()),
                square(key.window().kernel()),
                square(key.window().padding()),
                square(key.window().padding())),
            Library.attributes(),
            library.engine(),
            description(key, kernel));
    boolean max = kernel == dnnl.algorithm.pooling_max;
    int[] kinds =
        max
            ? new int[] {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_SRC, dnnl.DNNL_ARG_WORKSPACE}
            : new int[] {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_SRC};
    memory.desc[] layouts =
        max
            ? new memory.desc[] {
              chosen.diff_dst_desc(), chosen.diff_src_desc(), chosen.workspace_desc()
            }
            : new memory.desc[] {chosen.diff_dst_desc(), chosen.diff_src_desc()};
    return new Prepared(
        new Primitive(library, new pooling_backward(chosen), chosen, kinds, layouts), 0);
  }

  private pooling_forward.primitive_desc description(Key key, dnnl.algorithm kernel) {
    return new pooling_forward.primitive_desc(
        new pooling_forward.desc(
            dnnl.prop_kind.forward_training,
            kernel,
            Library.images(key.x()),
            Library.images(outputShape(key)),
            square(key.window().stride()),
            square(key.window().kernel()),
            square(key.window().padding()),
            square(key.window().padding())),
        Library.attributes(),
        library.engine());
  }

  private static Shape outputShape(Key key) {
    Shape x = key.x();
    return Shape.of(
        x.length(0),
        key.window().places(x.length(1)),
        key.window().places(x.length(2)),
        x.length(3));
  }

  private static long[] square(long length) {
    return new long[] {length, length};
  }
}
