package org.oddity.detector.adversarial.gan;

import org.oddity.core.RandomStream;

/** What a generator's latent vectors are drawn from, each number by itself. */
public enum Prior {
  /** U(−1, 1). */
  UNIFORM {
    @Override
    public float[] draw(int numbers, RandomStream random) {
      return random.uniform(numbers, -1, 1);
    }
  },

  /** N(0, 1). */
  GAUSSIAN {
    @Override
    public float[] draw(int numbers, RandomStream random) {
      return random.gaussian(numbers, 0, 1);
    }
  };

  /** Returns so many numbers. */
  public abstract float[] draw(int numbers, RandomStream random);
}
