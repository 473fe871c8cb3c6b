package org.oddity.detector.trivial;

import org.oddity.core.ImageBatch;

/** A number that stands for the content of one image, wherever the image lies in a batch. */
final class ImageHash {
  /** The multipliers of SplitMix64's finaliser: every input bit changes every output bit. */
  private static final long FIRST = 0xbf58476d1ce4e5b9L;

  private static final long SECOND = 0x94d049bb133111ebL;

  private ImageHash() {}

  /** Returns one hash per image. */
  static long[] of(ImageBatch images) {
    long[] hashes = new long[images.count()];
    int size = images.shape().size();
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = of(images.pixels(), i * size, size);
    }
    return hashes;
  }

  private static long of(float[] pixels, int from, int size) {
    long hash = size;
    for (int i = from; i < from + size; i++) {
      hash = mix(hash ^ Float.floatToIntBits(pixels[i]));
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * FIRST;
    mixed = (mixed ^ (mixed >>> 27)) * SECOND;
    return mixed ^ (mixed >>> 31);
  }
}
