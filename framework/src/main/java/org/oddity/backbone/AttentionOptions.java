package org.oddity.backbone;

import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.nn.Layer;

/** What weighs the features of a backbone after each block, in YAML {@code attention: cbam}. */
public sealed interface AttentionOptions {
  /** Returns the layer that follows a block; its shape is that of the block's result. */
  Layer layer();

  /** Channels, then places: see {@link org.oddity.nn.layer.Cbam}. */
  record Cbam(
      @Option(
              help = "how many times fewer hidden numbers than channels its perceptron has",
              byDefault = "16")
          int reduction,
      @Option(help = "side of its convolution over places, odd", byDefault = "7") int kernel)
      implements AttentionOptions {
    private static final int WIDEST = 31;

    public Cbam {
      Requirements.begin()
          .between("reduction", reduction, 1, 4096)
          .that(
              kernel >= 1 && kernel <= WIDEST && kernel % 2 == 1,
              "kernel",
              kernel,
              "must be odd and at most " + WIDEST)
          .end();
    }

    @Override
    public Layer layer() {
      return org.oddity.nn.layer.Cbam.of(reduction, kernel);
    }
  }
}
