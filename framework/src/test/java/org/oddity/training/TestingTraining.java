package org.oddity.training;

import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;

/** Options, images and the like for tests of training. */
final class TestingTraining {
  static final ImageShape SHAPE = new ImageShape(4, 3, 2);

  private TestingTraining() {}

  static TrainingOptions options(String yaml) {
    return RecordBinder.bindOrThrow(
        YamlReader.readText(yaml, "test.yaml"), "training", TrainingOptions.class);
  }

  /** Returns images that all lie near a plane, as normals do. */
  static ImageBatch images(int count, long seed) {
    RandomStream random = new RandomStream(seed);
    float[] pixels = new float[count * SHAPE.size()];
    for (int i = 0; i < count; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      for (int p = 0; p < SHAPE.size(); p++) {
        double value = 0.5 + 0.4 * (a - 0.5) * Math.sin(p) + 0.4 * (b - 0.5) * Math.cos(2 * p);
        pixels[i * SHAPE.size() + p] = (float) value;
      }
    }
    return ImageBatch.wrap(SHAPE, pixels);
  }

  static TrainingContext context(TrainingListener listener, CheckpointStore checkpoints) {
    TrainingContext silent = TrainingContext.of(7);
    return new TrainingContext(silent.phase(), silent.seeds(), listener, checkpoints);
  }
}
