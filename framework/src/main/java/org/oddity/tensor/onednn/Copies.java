package org.oddity.tensor.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeTensor;

/** Copies between layouts: what transposing, slicing and joining come down to. */
final class Copies {
  private final Library library;

  Copies(Library library) {
    this.library = library;
  }

  private record StridedKey(String lengths, String from, String to) {}

  private record FlatKey(int size) {}

  /** Copies all elements, on both sides row after row. */
  void copy(NativeTensor from, NativeTensor to) {
    int size = from.shape().size();
    library
        .primitive(
            new FlatKey(size),
            () -> {
              memory.desc flat = Library.floats(memory.format_tag.a, size);
              return make(flat, flat);
            })
        .run(from, to);
  }

  /** Writes zeros. */
  void zero(NativeTensor target) {
    Pointer.memset(
        new Primitive.Address().at(target.address()),
        0,
        (long) target.shape().size() * Float.BYTES);
  }

  /** Copies the elements of a box of these lengths between arrays with these strides. */
  void strided(
      int[] lengths, NativeTensor from, int[] fromStrides, NativeTensor to, int[] toStrides) {
    StridedKey key =
        new StridedKey(
            Arrays.toString(lengths), Arrays.toString(fromStrides), Arrays.toString(toStrides));
    library
        .primitive(
            key,
            () ->
                make(
                    Library.strided(longs(lengths), longs(fromStrides)),
                    Library.strided(longs(lengths), longs(toStrides))))
        .run(from, to);
  }

  /** Returns the copy from one layout that oneDNN knows to another. */
  Primitive make(memory.desc from, memory.desc to) {
    reorder.primitive_desc chosen =
        new reorder.primitive_desc(
            library.engine(), from, library.engine(), to, Library.attributes(), false);
    return new Primitive(
        library,
        new reorder(chosen),
        chosen,
        new int[] {dnnl.DNNL_ARG_FROM, dnnl.DNNL_ARG_TO},
        from,
        to);
  }

  static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.length(axis);
    }
    return strides;
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}
