package org.oddity.backbone.vgg;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code vgg11}. */
public record Vgg11Options(
    @Option(
            help =
                "channels of the first stage; those of the others are 2, 4, 8 and 8 times as many",
            byDefault = "64")
        int width,
    @Option(help = "batch norm after each convolution", byDefault = "true") boolean batchNorm,
    @Option(help = "outputs where it is used as an encoder", byDefault = "128") int latent,
    @Option(help = "cbam {reduction, kernel} at the end of each stage; without it none")
        Optional<AttentionOptions> attention) {
  public Vgg11Options {
    Requirements.begin().between("width", width, 1, 4096).between("latent", latent, 1, 65536).end();
  }
}
