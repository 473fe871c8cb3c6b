package org.oddity.tensor.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeMemory;
import org.oddity.tensor.nd4j.NativeTensor;

/**
 * oneDNN's engine on this CPU, and the primitives made so far: making one compiles machine code,
 * running it again costs nothing.
 */
final class Library {
  /** A network of a hundred layers at a few batch sizes has some thousand. */
  private static final int MOST_PRIMITIVES = 8192;

  private final engine processor = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
  private final stream queue = new stream(processor);
  private final NativeMemory pool;
  private final Map<Object, Object> primitives =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
          return size() > MOST_PRIMITIVES;
        }
      };

  Library(NativeMemory pool) {
    this.pool = pool;
  }

  static String version() {
    org.bytedeco.dnnl.dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  engine engine() {
    return processor;
  }

  stream stream() {
    return queue;
  }

  /** Returns what is prepared for a key, made at its first use. */
  synchronized <T> T once(Object key, Class<T> type, Supplier<T> maker) {
    Object known = primitives.get(key);
    if (known == null) {
      known = maker.get();
      primitives.put(key, known);
    }
    return type.cast(known);
  }

  /** Returns the primitive of a key, made at its first use. */
  Primitive primitive(Object key, Supplier<Primitive> maker) {
    return once(key, Primitive.class, maker);
  }

  NativeTensor allocate(Shape shape) {
    return pool.allocate(ElementType.FLOAT, shape);
  }

  /** Returns memory for a moment, to be released. */
  NativeTensor scratch(long bytes) {
    int floats = Math.toIntExact((bytes + Float.BYTES - 1) / Float.BYTES);
    return pool.scratch(ElementType.FLOAT, Math.max(1, floats));
  }

  void release(NativeTensor tensor) {
    pool.release(tensor);
  }

  /** Attributes of all primitives: their scratch memory is ours, given for each call. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** Returns the layout of images {@code [batch, height, width, channels]}. */
  static memory.desc images(Shape shape) {
    return floats(
        memory.format_tag.nhwc, shape.length(0), shape.length(3), shape.length(1), shape.length(2));
  }

  static memory.desc floats(memory.format_tag tag, long... lengths) {
    return new memory.desc(lengths, memory.data_type.f32, tag);
  }

  static memory.desc strided(long[] lengths, long[] strides) {
    return new memory.desc(lengths, memory.data_type.f32, strides);
  }

  /** Returns the layout that oneDNN finds best for weights {@code [kernel, kernel, in, out]}. */
  static memory.desc weights(memory.format_tag tag, Shape shape) {
    return floats(tag, shape.length(3), shape.length(2), shape.length(0), shape.length(1));
  }
}
