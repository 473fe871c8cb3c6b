package org.oddity.detector.adversarial.ocgan;

import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;

/** The latent space of a mode: how codes get into it, and how it is drawn from. */
enum LatentSpace {
  /** (−1, 1) by tanh. */
  BOUNDED {
    @Override
    Variable code(Variable encoded) {
      return encoded.tanh();
    }

    @Override
    Variable point(Variable drawn) {
      return drawn.clip(-1, 1);
    }

    @Override
    Variable learnedFrom(Variable drawn) {
      return point(drawn);
    }

    /** Else what is decoded would never be a code. */
    @Override
    void keep(float... moved) {
      for (int i = 0; i < moved.length; i++) {
        moved[i] = Math.max(-1, Math.min(1, moved[i]));
      }
    }

    @Override
    Draws draws(int numbers, RandomStream random) {
      float[] all = draw(numbers, random);
      return new Draws(all, all, all);
    }

    @Override
    Layer discriminator() {
      return hidden().add(Dense.of(16)).add(Activation.relu()).add(Dense.of(1)).build();
    }

    @Override
    Variable logits(Variable output) {
      return output;
    }

    @Override
    double undecided() {
      return 0;
    }
  },

  /** Unbounded, though the generator's draws are tanh of uniform ones. */
  UNBOUNDED {
    @Override
    Variable code(Variable encoded) {
      return encoded.leakyRelu(0.2);
    }

    @Override
    Variable point(Variable drawn) {
      return drawn.tanh();
    }

    @Override
    Variable learnedFrom(Variable drawn) {
      return drawn;
    }

    @Override
    void keep(float... moved) {}

    @Override
    Draws draws(int numbers, RandomStream random) {
      return new Draws(draw(numbers, random), draw(numbers, random), draw(numbers, random));
    }

    @Override
    Layer discriminator() {
      return hidden().add(Dense.of(16)).build();
    }

    /** The network ends in a sigmoid, and the loss applies another. */
    @Override
    Variable logits(Variable output) {
      return output.sigmoid();
    }

    /** Of the first sigmoid; the loss's alone would take all that it gives for draws. */
    @Override
    double undecided() {
      return 0.5;
    }
  };

  /** Of the layers before the last, paper §4. */
  private static final int[] WIDTHS = {128, 64, 32};

  static LatentSpace of(OcganMode mode) {
    return mode == OcganMode.PAPER ? BOUNDED : UNBOUNDED;
  }

  /** Returns the code of what the encoder gives, {@code [batch, latent]}. */
  abstract Variable code(Variable encoded);

  /** Returns the point of the space for a draw of the generator that mining may have moved. */
  abstract Variable point(Variable drawn);

  /** Returns what discriminators and classifier learn a draw as. */
  abstract Variable learnedFrom(Variable drawn);

  /** Brings draws that mining has moved back into the space. */
  abstract void keep(float... moved);

  /** Returns what a step draws. */
  abstract Draws draws(int numbers, RandomStream random);

  /** Returns a network that tells draws from codes. */
  abstract Layer discriminator();

  /** Returns what the loss takes as logits of the discriminator's output. */
  abstract Variable logits(Variable output);

  /** Returns the logit at which the discriminator knows nothing. */
  abstract double undecided();

  /**
   * The draws of one step from U(−1, 1), {@code [batch, latent]} each.
   *
   * @param seen what classifier and visual discriminator learn from is decoded from these
   * @param latent what the latent discriminator learns from
   * @param generator what mining moves, and the generator deceives with
   */
  record Draws(float[] seen, float[] latent, float[] generator) {}

  /** Draws from U(−1, 1); {@link #point} makes points of them. */
  float[] draw(int numbers, RandomStream random) {
    return random.uniform(numbers, -1, 1);
  }

  private static Sequential.Builder hidden() {
    Sequential.Builder layers = Sequential.builder();
    for (int width : WIDTHS) {
      layers.add(Dense.of(width)).add(Activation.relu());
    }
    return layers;
  }
}
