package org.oddity.detector;

import java.util.SplittableRandom;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;

/** Draws small images: a soft wave with noise is normal, one with a bright blob is not. */
public final class TestingBlobs {
  public static final ImageShape SHAPE = new ImageShape(16, 16, 3);

  private static final int BLOB = 9;

  private TestingBlobs() {}

  public static TrainingNormals normals() {
    return new TrainingNormals(waves(96, 1), waves(24, 2));
  }

  /** Every second image is anomalous. */
  public static LabelledImages labelled(int count, long seed) {
    ImageBatch images = waves(count, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    boolean[] anomalous = new boolean[count];
    for (int i = 1; i < count; i += 2) {
      anomalous[i] = true;
      blob(images.pixels(), i * SHAPE.size(), random);
    }
    return new LabelledImages(images, anomalous);
  }

  public static ImageBatch waves(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count * SHAPE.size()];
    for (int image = 0; image < count; image++) {
      double phase = random.nextDouble(-0.4, 0.4);
      double height = random.nextDouble(0.15, 0.25);
      for (int i = 0; i < SHAPE.size(); i++) {
        int column = i / SHAPE.channels() % SHAPE.width();
        int row = i / (SHAPE.channels() * SHAPE.width());
        double wave = Math.sin(phase + 0.5 * column + 0.2 * row + 0.7 * (i % SHAPE.channels()));
        double value = 0.4 + height * wave + 0.02 * random.nextGaussian();
        pixels[image * SHAPE.size() + i] = (float) Math.min(Math.max(value, 0), 1);
      }
    }
    return ImageBatch.wrap(SHAPE, pixels);
  }

  private static void blob(float[] pixels, int start, SplittableRandom random) {
    int top = random.nextInt(SHAPE.height() - BLOB);
    int left = random.nextInt(SHAPE.width() - BLOB);
    for (int y = top; y < top + BLOB; y++) {
      for (int x = left; x < left + BLOB; x++) {
        for (int c = 0; c < SHAPE.channels(); c++) {
          double value = 0.85 + 0.1 * random.nextDouble();
          pixels[start + (y * SHAPE.width() + x) * SHAPE.channels() + c] = (float) value;
        }
      }
    }
  }
}
