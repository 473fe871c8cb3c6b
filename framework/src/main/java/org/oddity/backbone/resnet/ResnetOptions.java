package org.oddity.backbone.resnet;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code resnet-small}. */
public record ResnetOptions(
    @Option(
            help = "residual blocks in each of three stages; n make 6n + 2 layers of weights",
            byDefault = "3")
        int blocks,
    @Option(
            help = "channels of the first stage; those of the others are 2 and 4 times as many",
            byDefault = "16")
        int width,
    @Option(help = "outputs where it is used as an encoder", byDefault = "128") int latent,
    @Option(help = "cbam {reduction, kernel} in each block before the sum; without it none")
        Optional<AttentionOptions> attention) {
  public ResnetOptions {
    Requirements.begin()
        .between("blocks", blocks, 1, 200)
        .between("width", width, 1, 4096)
        .between("latent", latent, 1, 65536)
        .end();
  }
}
