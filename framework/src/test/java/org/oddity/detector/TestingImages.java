package org.oddity.detector;

import java.util.SplittableRandom;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;

/** Small images drawn by seed. */
public final class TestingImages {
  private TestingImages() {}

  /** Grey noise around one half. */
  public static ImageBatch noise(ImageShape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      double sum = random.nextDouble() + random.nextDouble() + random.nextDouble();
      pixels[i] = (float) (sum / 3);
    }
    return ImageBatch.wrap(shape, pixels);
  }

  /** Vertical stripes of random phase under a little noise. */
  public static ImageBatch stripes(ImageShape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      int column = i / shape.channels() % shape.width();
      int image = i / shape.size();
      double stripe = Math.sin(column * 1.3 + image);
      pixels[i] = (float) (0.5 + 0.4 * stripe + 0.02 * random.nextDouble());
    }
    return ImageBatch.wrap(shape, pixels);
  }

  /** All images of one batch as normals, then all of another as anomalies. */
  public static LabelledImages labelled(ImageBatch normals, ImageBatch anomalies) {
    float[] pixels = new float[normals.pixels().length + anomalies.pixels().length];
    System.arraycopy(normals.pixels(), 0, pixels, 0, normals.pixels().length);
    System.arraycopy(
        anomalies.pixels(), 0, pixels, normals.pixels().length, anomalies.pixels().length);
    boolean[] anomalous = new boolean[normals.count() + anomalies.count()];
    for (int i = normals.count(); i < anomalous.length; i++) {
      anomalous[i] = true;
    }
    return new LabelledImages(ImageBatch.wrap(normals.shape(), pixels), anomalous);
  }
}
