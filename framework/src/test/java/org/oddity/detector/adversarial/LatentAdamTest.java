package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.UpdateRule;
import org.oddity.tensor.Updater;
import org.oddity.tensor.engine.Engine;

class LatentAdamTest {
  private static LatentAdam adam(int size) {
    return new LatentAdam(0.1, 0.8, 0.99, size);
  }

  @Test
  void aFirstStepIsAsLongAsTheRate() {
    float[] z = {1, 2, 3};
    adam(3).step(z, 5f, -0.001f, 0f);
    assertThat(z).containsExactly(new float[] {0.9f, 2.1f, 3}, within(1e-5f));
  }

  @Test
  void movesAsTheKernelsAdamDoes() {
    int size = 50;
    float[] z = new RandomStream(1).uniform(size, -1, 1);
    Kernels kernels = TestingFactories.bound(Engine.class).kernels();
    Tensor theirs = kernels.persistent(ElementType.FLOAT, Shape.of(size));
    kernels.write(theirs, z);
    Updater updater = kernels.updater(new UpdateRule.Adam(0.8, 0.99, 1e-8), size);
    LatentAdam adam = adam(size);
    for (int i = 0; i < 20; i++) {
      float[] gradients = new RandomStream(2 + i).gaussian(size, 0.5, 1);
      adam.step(z, gradients);
      updater.apply(theirs, kernels.of(Shape.of(size), gradients), 0.1, i);
    }
    assertThat(z).containsExactly(theirs.toFloats(), within(1e-4f));
  }
}
