package org.oddity.detector.supervised.network;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;

/** What a network says of labels, {@code [batch, labels]}. */
final class Logits {
  private Logits() {}

  /**
   * Returns the log odds of being anomalous: the log of the summed exponentials of the anomalous
   * labels' logits less that of the normal ones'; with one label on each side logit less logit.
   *
   * @param anomalous whether images of a label are anomalies, for each label
   */
  static double[] logOdds(float[] logits, boolean... anomalous) {
    double[] odds = new double[logits.length / anomalous.length];
    for (int i = 0; i < odds.length; i++) {
      int from = i * anomalous.length;
      odds[i] = side(logits, from, anomalous, true) - side(logits, from, anomalous, false);
    }
    return odds;
  }

  /** Returns the same on a tape, {@code [batch]}. */
  static Variable logOdds(Variable logits, boolean... anomalous) {
    return side(logits, anomalous, true)
        .minus(side(logits, anomalous, false))
        .reshape(logits.shape().length(0));
  }

  /** With softplus, ln(e^a + e^b) = a + softplus(b − a), which is finite. */
  private static Variable side(Variable logits, boolean[] anomalous, boolean wanted) {
    Variable sum = null;
    for (int label = 0; label < anomalous.length; label++) {
      if (anomalous[label] == wanted) {
        Variable logit = logits.slice(1, label, label + 1);
        sum = sum == null ? logit : sum.plus(logit.minus(sum).softplus());
      }
    }
    return requireNonNull(sum, "all labels are of one side");
  }

  private static double side(float[] logits, int from, boolean[] anomalous, boolean wanted) {
    double most = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < anomalous.length; label++) {
      most = anomalous[label] == wanted ? Math.max(most, logits[from + label]) : most;
    }
    double sum = 0;
    for (int label = 0; label < anomalous.length; label++) {
      sum += anomalous[label] == wanted ? Math.exp(logits[from + label] - most) : 0;
    }
    return most + Math.log(sum);
  }

  /** Returns the likeliest label of each image, of equal ones the last. */
  static int[] likeliest(float[] logits, int labels) {
    int[] likeliest = new int[logits.length / labels];
    for (int i = 0; i < likeliest.length; i++) {
      for (int label = 1; label < labels; label++) {
        if (logits[i * labels + label] >= logits[i * labels + likeliest[i]]) {
          likeliest[i] = label;
        }
      }
    }
    return likeliest;
  }

  /** Returns the number of images whose likeliest label is theirs. */
  static int right(float[] logits, int[] own, int labels) {
    int[] likeliest = likeliest(logits, labels);
    int right = 0;
    for (int i = 0; i < own.length; i++) {
      right += likeliest[i] == own[i] ? 1 : 0;
    }
    return right;
  }

  /** Returns pixels of [0, 1] in [−1, 1] on their tape. */
  static Variable centred(Variable pixels) {
    return pixels.times(2).plus(-1);
  }

  /** Returns pixels of [0, 1] in [−1, 1], as networks take them here. */
  static ImageBatch centred(ImageBatch images) {
    float[] pixels = images.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 2 * pixels[i] - 1;
    }
    return ImageBatch.wrap(images.shape(), pixels);
  }
}
