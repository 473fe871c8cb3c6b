package org.oddity.detector.supervised.network;

import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;

/** What a network says of two labels, {@code [batch, 2]}: first normal, then anomalous. */
final class Logits {
  static final int LABELS = 2;

  private Logits() {}

  /** Returns the log odds of being anomalous, logit less logit. */
  static double[] logOdds(float[] logits) {
    double[] odds = new double[logits.length / LABELS];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = (double) logits[LABELS * i + 1] - logits[LABELS * i];
    }
    return odds;
  }

  /** Returns the same on a tape, {@code [batch]}. */
  static Variable logOdds(Variable logits) {
    Variable anomalous = logits.slice(1, 1, 2);
    return anomalous.minus(logits.slice(1, 0, 1)).reshape(logits.shape().length(0));
  }

  /** Returns the share of images whose likelier label is theirs. */
  static double accuracy(float[] logits, int[] labels) {
    double[] odds = logOdds(logits);
    int right = 0;
    for (int i = 0; i < odds.length; i++) {
      right += (odds[i] >= 0 ? 1 : 0) == labels[i] ? 1 : 0;
    }
    return (double) right / odds.length;
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
