package org.oddity.detector.oneclass.deepsvdd;

import java.util.Arrays;
import java.util.Locale;
import org.oddity.core.ImageBatch;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitListener;
import org.oddity.detector.network.NetworkOutputs;

/**
 * Finds hypersphere collapse: a network that maps every image, normal or not, to the centre, where
 * the objective is least of all and no score says anything (Ruff et al., section 3.3).
 *
 * <p>That normal images come close to the centre is what training is for, so it cannot tell. The
 * guard looks at normal images together with their negatives, which training never sees, and
 * compares how far the outputs of all of them lie from their mean, before training and after: a
 * network that has learned keeps the negatives away, a collapsed one keeps nothing apart.
 */
final class CollapseGuard {
  /**
   * Below this share of the spread before training, what is left is the rounding of floats. A
   * healthy network keeps far more, if at times little: 2 on MNIST after 50 epochs, 0.006 on
   * CIFAR-10 after six.
   */
  static final double LOST = 1e-9;

  /** Below this share, {@code collapse-suspected} is 1. */
  static final double SUSPICIOUS = 1e-4;

  private static final int MOST = 256;

  private final NetworkOutputs network;
  private final ImageBatch probes;
  private final double before;

  /**
   * Looks at the network before training.
   *
   * @param normals at least one, if possible such as training does not see
   * @throws DetectorFailedException if it maps all images to one point already
   */
  CollapseGuard(NetworkOutputs network, ImageBatch normals) {
    this.network = network;
    this.probes = withNegatives(normals.slice(0, Math.min(MOST, normals.count())));
    this.before = spread(network.of(probes), network.length());
    if (!(before > 0)) {
      throw new DetectorFailedException(
          "hypersphere collapse before training: the encoder gives the same output for all images;"
              + " pre-train it, or take another backbone");
    }
  }

  /**
   * Looks at the network after training and tells what it finds.
   *
   * @throws DetectorFailedException if it has collapsed
   */
  void check(FitListener listener) {
    double kept = spread(network.of(probes), network.length()) / before;
    listener.metric("output-spread-kept", kept, 0);
    listener.metric("collapse-suspected", kept < SUSPICIOUS ? 1 : 0, 0);
    if (!(kept >= LOST)) {
      throw new DetectorFailedException(
          String.format(
              Locale.ROOT,
              "hypersphere collapse: normal images and their negatives are all mapped to one point;"
                  + " their outputs keep %.2g of the spread they had before training. A network"
                  + " with biases or shifts can do so: take one without, such as deep-svdd-lenet,"
                  + " or train for fewer epochs",
              kept));
    }
    if (kept < SUSPICIOUS) {
      listener.warning(
          "hypersphere-collapse",
          String.format(
              Locale.ROOT,
              "outputs keep %.2g of the spread they had before training: the network may have"
                  + " collapsed to one point",
              kept));
    }
  }

  private static ImageBatch withNegatives(ImageBatch normals) {
    float[] pixels = normals.pixels();
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float pixel : pixels) {
      least = Math.min(least, pixel);
      greatest = Math.max(greatest, pixel);
    }
    float[] both = Arrays.copyOf(pixels, 2 * pixels.length);
    for (int i = 0; i < pixels.length; i++) {
      both[pixels.length + i] = least + greatest - pixels[i];
    }
    return ImageBatch.wrap(normals.shape(), both);
  }

  /** The mean squared distance of outputs from their mean. */
  static double spread(float[] outputs, int length) {
    double[] sum = new double[length];
    for (int i = 0; i < outputs.length; i++) {
      sum[i % length] += outputs[i];
    }
    int count = outputs.length / length;
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      double difference = outputs[i] - sum[i % length] / count;
      squares += difference * difference;
    }
    return squares / count;
  }
}
