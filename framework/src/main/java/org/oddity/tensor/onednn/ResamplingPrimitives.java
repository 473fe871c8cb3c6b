package org.oddity.tensor.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.resampling_backward;
import org.bytedeco.dnnl.resampling_forward;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeTensor;

/** Images of another size. */
final class ResamplingPrimitives {
  private final Library library;

  ResamplingPrimitives(Library library) {
    this.library = library;
  }

  private record Key(String what, dnnl.algorithm kernel, Shape small, Shape large) {}

  NativeTensor forward(dnnl.algorithm kernel, NativeTensor x, Shape target) {
    NativeTensor y = library.allocate(target);
    Key key = new Key("forward", kernel, x.shape(), target);
    library
        .primitive(
            key,
            () -> {
              resampling_forward.primitive_desc chosen = description(key);
              return new Primitive(
                  library,
                  new resampling_forward(chosen),
                  chosen,
                  new int[] {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST},
                  chosen.src_desc(),
                  chosen.dst_desc());
            })
        .run(x, y);
    return y;
  }

  NativeTensor gradient(dnnl.algorithm kernel, NativeTensor dy, Shape input) {
    NativeTensor dx = library.allocate(input);
    Key key = new Key("gradient", kernel, input, dy.shape());
    library
        .primitive(
            key,
            () -> {
              resampling_backward.primitive_desc chosen =
                  new resampling_backward.primitive_desc(
                      new resampling_backward.desc(
                          kernel, Library.images(key.small()), Library.images(key.large())),
                      Library.attributes(),
                      library.engine(),
                      description(key));
              return new Primitive(
                  library,
                  new resampling_backward(chosen),
                  chosen,
                  new int[] {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_SRC},
                  chosen.diff_dst_desc(),
                  chosen.diff_src_desc());
            })
        .run(dy, dx);
    return dx;
  }

  private resampling_forward.primitive_desc description(Key key) {
    return new resampling_forward.primitive_desc(
        new resampling_forward.desc(
            dnnl.prop_kind.forward_training,
            key.kernel(),
            Library.images(key.small()),
            Library.images(key.large())),
        Library.attributes(),
        library.engine());
  }
}
