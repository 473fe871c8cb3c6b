package org.oddity.detector.attention;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * By what the map's logits are divided before the sigmoid, in YAML {@code temperature: {kind:
 * annealed, to: 0.1}}: the lower, the nearer the map is to zeros and ones.
 */
public sealed interface TemperatureOptions {
  /**
   * Returns the temperature of an epoch, above 0.
   *
   * @param epoch from 1
   * @param epochs of the whole training
   */
  double at(int epoch, int epochs);

  /** The same all the time. */
  record Fixed(
      @Option(help = "the temperature; 1 is the plain sigmoid", byDefault = "1") double value)
      implements TemperatureOptions {
    public Fixed {
      Requirements.begin().positive("value", value).end();
    }

    @Override
    public double at(int epoch, int epochs) {
      return value;
    }
  }

  /** From the first epoch to the last by the same factor each epoch, then the same. */
  record Annealed(
      @Option(help = "temperature of the first epoch", byDefault = "1") double from,
      @Option(help = "temperature of the last of these epochs", byDefault = "0.1") double to,
      @Option(help = "epochs it takes; the whole training if not given") Optional<Integer> epochs)
      implements TemperatureOptions {
    public Annealed {
      Requirements.begin()
          .positive("from", from)
          .positive("to", to)
          .atLeast("epochs", epochs.orElse(1), 1)
          .end();
    }

    @Override
    public double at(int epoch, int all) {
      int last = epochs.orElse(all);
      double done = last == 1 ? 1 : Math.min(1, (epoch - 1.0) / (last - 1));
      return from * Math.pow(to / from, done);
    }
  }
}
