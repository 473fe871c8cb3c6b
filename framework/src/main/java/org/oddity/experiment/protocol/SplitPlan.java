package org.oddity.experiment.protocol;

import java.util.Arrays;

/**
 * Which images go where. Places count through the training part first, then through the test part
 * of the dataset.
 *
 * @param training what is learned from
 * @param validation held out from training
 * @param test what is scored
 */
public record SplitPlan(Chosen training, Chosen validation, Chosen test) {

  /**
   * Images and whether each is anomalous.
   *
   * @param places in the pooled dataset
   */
  public record Chosen(int[] places, boolean[] anomalous) {
    public Chosen {
      if (places.length != anomalous.length) {
        throw new IllegalArgumentException(
            anomalous.length + " labels, " + places.length + " places");
      }
    }

    /** Returns normals alone. */
    static Chosen normals(int[] places) {
      return new Chosen(places, new boolean[places.length]);
    }

    /** Returns the number of images. */
    public int count() {
      return places.length;
    }

    /** Returns the images at some positions. */
    Chosen select(int[] positions) {
      int[] chosen = new int[positions.length];
      boolean[] labels = new boolean[positions.length];
      for (int i = 0; i < positions.length; i++) {
        chosen[i] = places[positions[i]];
        labels[i] = anomalous[positions[i]];
      }
      return new Chosen(chosen, labels);
    }

    /** Returns the images in the order of their places. */
    Chosen sorted() {
      Integer[] order = new Integer[places.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> Integer.compare(places[a], places[b]));
      return select(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }
  }
}
