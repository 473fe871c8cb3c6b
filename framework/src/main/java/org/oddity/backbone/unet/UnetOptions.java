package org.oddity.backbone.unet;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code unet}. */
public record UnetOptions(
    @Option(
            help = "channels after the first convolution; each further one doubles them, up to 8x",
            byDefault = "64")
        int width,
    @Option(help = "how often sides are halved; without it as often as they can be")
        Optional<Integer> depth,
    @Option(
            help = "hand each halving's input around it; false leaves an autoencoder",
            byDefault = "true")
        boolean skipConnections,
    @Option(help = "cbam {reduction, kernel} after each halving and doubling; without it none")
        Optional<AttentionOptions> attention) {
  static final int LEAST_DEPTH = 2;
  private static final int MOST_DEPTH = 12;

  public UnetOptions {
    Requirements.begin()
        .between("width", width, 1, 4096)
        .between("depth", depth.orElse(LEAST_DEPTH), LEAST_DEPTH, MOST_DEPTH)
        .end();
  }
}
