package org.oddity.backbone.dcgan;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code dcgan}. */
public record DcganOptions(
    @Option(
            help =
                "side of the images in pixels: 28, 32, 64, 128 or another that halves to 4 or 7;"
                    + " without it that of the dataset")
        Optional<Integer> size,
    @Option(
            help = "channels after the encoder's first convolution; each further one doubles them",
            byDefault = "64")
        int width,
    @Option(help = "length of the latent vector", byDefault = "128") int latent,
    @Option(
            help =
                "false for convolutions without biases, as GANomaly's; without it they have them")
        Optional<Boolean> bias,
    @Option(help = "cbam {reduction, kernel} after each block; without it none")
        Optional<AttentionOptions> attention) {
  public DcganOptions {
    Requirements.begin()
        .that(
            size.isEmpty() || Halvings.can(size.get()),
            "size",
            size.orElse(0),
            "must be 28, 32, 64, 128 or another that halves to 4 or 7")
        .between("width", width, 1, 4096)
        .between("latent", latent, 1, 65536)
        .end();
  }
}
