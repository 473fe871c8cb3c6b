package org.oddity.detector.supervised.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DetectorFailedException;

/**
 * The labels of a training.
 *
 * @param training of each training image
 * @param validation of each held-out image
 * @param anomalous whether images of a label are anomalies, for each label
 */
record LabelSet(int[] training, int[] validation, boolean[] anomalous) {

  /**
   * Returns the labels of these images.
   *
   * @throws DetectorFailedException if classes are to be told apart and one is on both sides
   */
  static LabelSet of(LabelKind kind, LabelledImages training, LabelledImages validation) {
    if (kind == LabelKind.SIDES) {
      return new LabelSet(sides(training), sides(validation), new boolean[] {false, true});
    }
    int labels =
        1
            + IntStream.concat(
                    Arrays.stream(training.classes()), Arrays.stream(validation.classes()))
                .max()
                .orElseThrow();
    boolean[] anomalous = new boolean[labels];
    boolean[] normal = new boolean[labels];
    for (int i = 0; i < training.classes().length; i++) {
      (training.anomalous()[i] ? anomalous : normal)[training.classes()[i]] = true;
    }
    for (int label = 0; label < labels; label++) {
      if (anomalous[label] && normal[label]) {
        throw new DetectorFailedException(
            "class " + label + " is both normal and anomalous: labels: classes cannot tell that");
      }
    }
    return new LabelSet(training.classes(), validation.classes(), anomalous);
  }

  private static int[] sides(LabelledImages images) {
    int[] sides = new int[images.anomalous().length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = images.anomalous()[i] ? 1 : 0;
    }
    return sides;
  }

  /** Returns how many labels there are. */
  int count() {
    return anomalous.length;
  }
}
