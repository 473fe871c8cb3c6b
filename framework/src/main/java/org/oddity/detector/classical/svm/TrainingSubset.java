package org.oddity.detector.classical.svm;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.oddity.core.ImageBatch;
import org.oddity.detector.FitContext;

/** Keeps training within the memory that a kernel matrix of all pairs of images takes. */
final class TrainingSubset {
  private TrainingSubset() {}

  /**
   * Returns the images, or {@code most} of them drawn by seed and kept in order; tells the listener
   * how many are used.
   */
  static ImageBatch atMost(int most, ImageBatch images, FitContext context) {
    int used = Math.min(most, images.count());
    context.listener().metric("training-images-used", used, 0);
    if (used == images.count()) {
      return images;
    }
    SplittableRandom random = context.seeds().stream("training-subset");
    int[] order = new int[images.count()];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < used; i++) {
      int drawn = random.nextInt(i, order.length);
      int kept = order[drawn];
      order[drawn] = order[i];
      order[i] = kept;
    }
    int[] chosen = Arrays.copyOf(order, used);
    Arrays.sort(chosen);
    return images.select(chosen);
  }
}
