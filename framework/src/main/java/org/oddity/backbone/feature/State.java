package org.oddity.backbone.feature;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;

/** What is kept of an extractor, as arrays. */
final class State {
  static final String IMAGE = "image";
  static final String WEIGHTS = "weights";

  private State() {}

  /** Returns a checksum as numbers. */
  static long[] numbers(String checksum) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(checksum));
    long[] numbers = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(numbers);
    return numbers;
  }

  /** Returns the checksum that was kept. */
  static String checksum(NamedArrays state) {
    long[] numbers = state.longs(WEIGHTS);
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    bytes.asLongBuffer().put(numbers);
    return HexFormat.of().formatHex(bytes.array());
  }

  /** Returns the shape of the images that was kept. */
  static ImageShape image(NamedArrays state) {
    int[] lengths = state.ints(IMAGE);
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }
}
