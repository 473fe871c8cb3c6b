package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A place of its own in an array that somebody else frees: several threads read one array, each at
 * its own position. A copied {@link FloatPointer} would be tracked until garbage is collected.
 */
final class FloatView extends FloatPointer {
  FloatView(FloatPointer array, long place) {
    super((Pointer) null);
    address = array.address() + (array.position() + place) * Float.BYTES;
  }
}
