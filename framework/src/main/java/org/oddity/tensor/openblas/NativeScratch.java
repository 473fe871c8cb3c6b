package org.oddity.tensor.openblas;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Arrays outside the Java heap for the length of one call; all freed together by {@link #close}.
 */
final class NativeScratch implements AutoCloseable {
  private final List<Pointer> pointers = new ArrayList<>();

  /** Returns an array with whatever lies there. */
  FloatPointer floats(long count) {
    return keep(new FloatPointer(Math.max(count, 1)));
  }

  /** Returns an array with whatever lies there. */
  DoublePointer doubles(long count) {
    return keep(new DoublePointer(Math.max(count, 1)));
  }

  /** Returns an array with whatever lies there. */
  IntPointer ints(long count) {
    return keep(new IntPointer(Math.max(count, 1)));
  }

  /** Returns a copy of an array. */
  DoublePointer doubles(double[] values) {
    DoublePointer pointer = doubles(values.length);
    pointer.put(values, 0, values.length);
    return pointer;
  }

  /** Returns an array of zeros. */
  DoublePointer zeroDoubles(long count) {
    DoublePointer pointer = doubles(count);
    Pointer.memset(pointer, 0, count * Double.BYTES);
    return pointer;
  }

  @Override
  public void close() {
    pointers.forEach(Pointer::deallocate);
    pointers.clear();
  }

  private <P extends Pointer> P keep(P pointer) {
    pointers.add(pointer);
    return pointer;
  }
}
