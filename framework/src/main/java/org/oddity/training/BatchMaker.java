package org.oddity.training;

import java.util.Arrays;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;

/**
 * Makes any batch of any epoch by itself: order and augmentation are drawn from seeds of that epoch
 * and batch, so that it does not matter who makes a batch and when.
 */
final class BatchMaker {
  private final ImageBatch images;
  private final TrainingOptions options;
  private final Seeds seeds;
  private final Augmenter augmenter;
  private int[] order = {};
  private int orderOf;

  BatchMaker(ImageBatch images, TrainingOptions options, Seeds seeds) {
    this.images = images;
    this.options = options;
    this.seeds = seeds;
    this.augmenter = new Augmenter(options.augment(), images.shape());
  }

  /** Returns the number of batches in an epoch. */
  int batches() {
    int full = images.count() / options.batchSize();
    boolean rest = images.count() % options.batchSize() > 0;
    return rest && (options.lastBatch() == LastBatch.KEEP || full == 0) ? full + 1 : full;
  }

  /**
   * Returns a batch.
   *
   * @param epoch from 1
   * @param number from 0
   */
  Batch make(int epoch, int number) {
    Seeds own = seeds.child("epoch-" + epoch);
    if (orderOf != epoch) {
      order = new RandomStream(own.seed("order")).permutation(images.count());
      orderOf = epoch;
    }
    int from = number * options.batchSize();
    int to = Math.min(from + options.batchSize(), images.count());
    int[] places = Arrays.copyOfRange(order, from, to);
    ImageBatch chosen = images.select(places);
    augmenter.augment(chosen.pixels(), new RandomStream(own.seed("batch-" + number)));
    return new Batch(chosen, places);
  }
}
