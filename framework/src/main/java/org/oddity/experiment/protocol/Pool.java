package org.oddity.experiment.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.data.Dataset;
import org.oddity.data.Part;

/** Both parts of a dataset, counted through: the training part first, then the test part. */
final class Pool {
  private final Dataset dataset;
  private final int[] labels;
  private final int trainCount;

  Pool(Dataset dataset) {
    this.dataset = dataset;
    int[] train = dataset.labels(Part.TRAIN);
    this.trainCount = train.length;
    this.labels =
        IntStream.concat(Arrays.stream(train), Arrays.stream(dataset.labels(Part.TEST))).toArray();
  }

  int[] labels() {
    return labels;
  }

  /** Returns the places of one part. */
  int[] places(Part part) {
    return part == Part.TRAIN
        ? IntStream.range(0, trainCount).toArray()
        : IntStream.range(trainCount, labels.length).toArray();
  }

  /**
   * Reads masks in the order of the places, which must be rising; nothing where the dataset has no
   * masks of all of them. What it calls normal in its training part has an empty one.
   */
  Optional<boolean[][]> masks(int[] places) {
    int train = (int) Arrays.stream(places).filter(place -> place < trainCount).count();
    for (int i = 0; i < train; i++) {
      if (!isCalledNormal(labels[places[i]])) {
        return Optional.empty();
      }
    }
    int[] test = Arrays.stream(places).skip(train).map(place -> place - trainCount).toArray();
    Optional<boolean[][]> read = dataset.masks(test);
    return read.map(
        masks -> {
          boolean[][] all = new boolean[places.length][];
          boolean[] empty = new boolean[dataset.shape().height() * dataset.shape().width()];
          Arrays.fill(all, 0, train, empty);
          System.arraycopy(masks, 0, all, train, masks.length);
          return all;
        });
  }

  private boolean isCalledNormal(int label) {
    return dataset.normalClass().isPresent()
        ? dataset.normalClass().getAsInt() == label
        : dataset.categories().stream().anyMatch(each -> each.normalClass() == label);
  }

  /** Reads images in the order of the places, which must be rising. */
  ImageBatch images(int[] places) {
    int[] train = Arrays.stream(places).filter(place -> place < trainCount).toArray();
    int[] test =
        Arrays.stream(places).filter(p -> p >= trainCount).map(p -> p - trainCount).toArray();
    if (test.length == 0) {
      return dataset.images(Part.TRAIN, train);
    }
    ImageBatch fromTest = dataset.images(Part.TEST, test);
    if (train.length == 0) {
      return fromTest;
    }
    ImageBatch fromTrain = dataset.images(Part.TRAIN, train);
    float[] pixels =
        Arrays.copyOf(fromTrain.pixels(), fromTrain.pixels().length + fromTest.pixels().length);
    System.arraycopy(
        fromTest.pixels(), 0, pixels, fromTrain.pixels().length, fromTest.pixels().length);
    return ImageBatch.wrap(dataset.shape(), pixels);
  }
}
