package org.oddity.detector.attention;

import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.detector.adversarial.Verdicts;

/**
 * Normal images and negatives, which networks are given in one batch: by batches of one kind each,
 * batch norm would hide from a classifier what it shall find, or give it away.
 */
record Kinds(ImageBatch normals, ImageBatch negatives) {
  /** Returns the normal images, then the negatives. */
  ImageBatch together() {
    float[] pixels = new float[normals.pixels().length + negatives.pixels().length];
    System.arraycopy(normals.pixels(), 0, pixels, 0, normals.pixels().length);
    System.arraycopy(
        negatives.pixels(), 0, pixels, normals.pixels().length, negatives.pixels().length);
    return ImageBatch.wrap(normals.shape(), pixels);
  }

  /** Returns the part of what was made of {@link #together} that is about normal images. */
  Variable ofNormals(Variable together) {
    return together.slice(0, 0, normals.count());
  }

  /** Returns what a classifier says, where normal images are the ones. */
  Verdicts verdicts(Variable logits) {
    return new Verdicts(
        ofNormals(logits), logits.slice(0, normals.count(), normals.count() + negatives.count()));
  }
}
