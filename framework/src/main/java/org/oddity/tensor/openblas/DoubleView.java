package org.oddity.tensor.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A place of its own in an array that somebody else frees: several threads read one array, each at
 * its own position. A copied {@link DoublePointer} would be tracked until garbage is collected.
 */
final class DoubleView extends DoublePointer {
  DoubleView(DoublePointer array, long place) {
    super((Pointer) null);
    address = array.address() + (array.position() + place) * Double.BYTES;
  }
}
