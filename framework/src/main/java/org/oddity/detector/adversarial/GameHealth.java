package org.oddity.detector.adversarial;

import java.util.Arrays;
import org.oddity.core.ImageBatch;

/** Numbers that show whether a generator still makes what it should. */
public final class GameHealth {
  /** Of the real images' spread; below it generated ones are all but one picture. */
  private static final double COLLAPSED = 0.05;

  /** What {@link #spread} is called where it is told. */
  public static final String SPREAD = "generated-spread";

  /** What the {@link #spread} of mined draws is called. */
  public static final String MINED_SPREAD = "mined-spread";

  private GameHealth() {}

  /**
   * Returns the mean distance between two generated images, as a share of that between two real
   * ones; 0 if the generator always makes the same picture (mode collapse), 1 where they differ as
   * much as real ones do. Nothing is compared where there are less than two images of a kind.
   */
  public static double spread(ImageBatch generated, ImageBatch real) {
    double among = meanDistance(real);
    return among == 0 ? 1 : meanDistance(generated) / among;
  }

  /** Returns whether images of such a {@link #spread} are all but one picture. */
  public static boolean isCollapsed(double spread) {
    return spread < COLLAPSED;
  }

  private static double meanDistance(ImageBatch images) {
    int size = images.shape().size();
    double sum = 0;
    for (int i = 0; i < images.count(); i++) {
      for (int j = 0; j < i; j++) {
        sum += distance(images.pixels(), i * size, j * size, size);
      }
    }
    return sum / Math.max(1, images.count() * (images.count() - 1) / 2);
  }

  private static double distance(float[] pixels, int one, int other, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double difference = (double) pixels[one + i] - pixels[other + i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns the mean, over the numbers of a latent vector, of each one's own {@link
   * #distanceFromUniform}, in [0, 1]: high where all images have nearly the same code, which taken
   * all together may still look uniform. Of few codes it is never near 0: about 0.87 / √n for n
   * codes that are drawn from U(−1, 1).
   *
   * @param length of a latent vector
   * @param codes latent vectors one after another
   */
  public static double distanceByNumber(int length, float... codes) {
    float[] ofOne = new float[codes.length / length];
    double sum = 0;
    for (int number = 0; number < length; number++) {
      for (int i = 0; i < ofOne.length; i++) {
        ofOne[i] = codes[i * length + number];
      }
      sum += distanceFromUniform(ofOne);
    }
    return sum / length;
  }

  /**
   * Returns the Kolmogorov–Smirnov distance of all numbers from U(−1, 1), in [0, 1]: the greatest
   * difference between their distribution function and (x + 1) / 2.
   *
   * @param codes latent vectors one after another
   */
  public static double distanceFromUniform(float... codes) {
    float[] sorted = codes.clone();
    Arrays.sort(sorted);
    double greatest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = Math.min(1, Math.max(0, (sorted[i] + 1) / 2.0));
      double above = (i + 1.0) / sorted.length - expected;
      double below = expected - (double) i / sorted.length;
      greatest = Math.max(greatest, Math.max(above, below));
    }
    return greatest;
  }
}
