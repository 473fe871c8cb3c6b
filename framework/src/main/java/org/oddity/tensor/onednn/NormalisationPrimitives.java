package org.oddity.tensor.onednn;

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.oddity.tensor.Kernels.Normalised;
import org.oddity.tensor.Kernels.NormalisedGradients;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeTensor;

/** Batch norm over the last axis. */
final class NormalisationPrimitives {
  private final Library library;

  NormalisationPrimitives(Library library) {
    this.library = library;
  }

  private record Key(String what, int rows, int channels, double epsilon) {}

  Normalised forward(NativeTensor x, NativeTensor scale, NativeTensor shift, double epsilon) {
    Key key = key("training", x, epsilon);
    Shape channels = Shape.of(key.channels());
    NativeTensor y = library.allocate(x.shape());
    NativeTensor mean = library.allocate(channels);
    NativeTensor variance = library.allocate(channels);
    library
        .primitive(key, () -> makeForward(key, dnnl.prop_kind.forward_training, 0))
        .run(x, y, mean, variance, scale, shift);
    return new Normalised(y, mean, variance);
  }

  NativeTensor inference(
      NativeTensor x,
      NativeTensor scale,
      NativeTensor shift,
      NativeTensor mean,
      NativeTensor variance,
      double epsilon) {
    Key key = key("inference", x, epsilon);
    NativeTensor y = library.allocate(x.shape());
    library
        .primitive(
            key,
            () -> makeForward(key, dnnl.prop_kind.forward_inference, dnnl.dnnl_use_global_stats))
        .run(x, y, mean, variance, scale, shift);
    return y;
  }

  private Primitive makeForward(Key key, dnnl.prop_kind kind, int more) {
    memory.desc channels = Library.floats(memory.format_tag.a, key.channels());
    batch_normalization_forward.primitive_desc chosen =
        new batch_normalization_forward.primitive_desc(
            description(key, kind, more), Library.attributes(), library.engine());
    return new Primitive(
        library,
        new batch_normalization_forward(chosen),
        chosen,
        new int[] {
          dnnl.DNNL_ARG_SRC,
          dnnl.DNNL_ARG_DST,
          dnnl.DNNL_ARG_MEAN,
          dnnl.DNNL_ARG_VARIANCE,
          dnnl.DNNL_ARG_SCALE,
          dnnl.DNNL_ARG_SHIFT
        },
        chosen.src_desc(),
        chosen.dst_desc(),
        channels,
        channels,
        channels,
        channels);
  }

  private static batch_normalization_forward.desc description(
      Key key, dnnl.prop_kind kind, int more) {
    return new batch_normalization_forward.desc(
        kind.value,
        layout(key),
        (float) key.epsilon(),
        dnnl.dnnl_use_scale | dnnl.dnnl_use_shift | more);
  }

  NormalisedGradients gradients(
      NativeTensor x, NativeTensor scale, Normalised result, double epsilon, NativeTensor dy) {
    Key key = key("gradients", x, epsilon);
    Shape channels = Shape.of(key.channels());
    NativeTensor dx = library.allocate(x.shape());
    NativeTensor dScale = library.allocate(channels);
    NativeTensor dShift = library.allocate(channels);
    library
        .primitive(key, () -> makeBackward(key))
        .run(
            x,
            (NativeTensor) result.mean(),
            (NativeTensor) result.variance(),
            dy,
            scale,
            scale, // oneDNN 2.5 insists on a shift, and does not look at it
            dx,
            dScale,
            dShift);
    return new NormalisedGradients(dx, dScale, dShift);
  }

  private Primitive makeBackward(Key key) {
    memory.desc images = layout(key);
    memory.desc channels = Library.floats(memory.format_tag.a, key.channels());
    batch_normalization_forward.primitive_desc forward =
        new batch_normalization_forward.primitive_desc(
            description(key, dnnl.prop_kind.forward_training, 0), library.engine());
    batch_normalization_backward.primitive_desc chosen =
        new batch_normalization_backward.primitive_desc(
            new batch_normalization_backward.desc(
                dnnl.prop_kind.backward.value,
                images,
                images,
                (float) key.epsilon(),
                dnnl.dnnl_use_scale | dnnl.dnnl_use_shift),
            Library.attributes(),
            library.engine(),
            forward);
    return new Primitive(
        library,
        new batch_normalization_backward(chosen),
        chosen,
        new int[] {
          dnnl.DNNL_ARG_SRC,
          dnnl.DNNL_ARG_MEAN,
          dnnl.DNNL_ARG_VARIANCE,
          dnnl.DNNL_ARG_DIFF_DST,
          dnnl.DNNL_ARG_SCALE,
          dnnl.DNNL_ARG_SHIFT,
          dnnl.DNNL_ARG_DIFF_SRC,
          dnnl.DNNL_ARG_DIFF_SCALE,
          dnnl.DNNL_ARG_DIFF_SHIFT
        },
        images,
        channels,
        channels,
        images,
        channels,
        channels,
        images,
        channels,
        channels);
  }

  private static Key key(String what, NativeTensor x, double epsilon) {
    int channels = x.shape().length(-1);
    return new Key(what, x.shape().size() / channels, channels, epsilon);
  }

  /** Each row is a batch of one pixel: the statistics are the same and it can be cut anywhere. */
  private static memory.desc layout(Key key) {
    return Library.floats(memory.format_tag.nhwc, key.rows(), key.channels(), 1, 1);
  }
}
