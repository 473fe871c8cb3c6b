package org.oddity.backbone.lenet;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code deep-svdd-lenet}. */
public record DeepSvddLenetOptions(
    @Option(
            help = "the authors' network for MNIST (two convolutions) or for CIFAR-10 (three)",
            byDefault = "mnist")
        Variant variant,
    @Option(
            help = "length of the latent vector; the authors take 32 for MNIST, 128 for CIFAR-10",
            byDefault = "32")
        int latent,
    @Option(help = "cbam {reduction, kernel} after each block; without it none")
        Optional<AttentionOptions> attention) {
  /** Which of the authors' networks. */
  public enum Variant {
    MNIST,
    CIFAR10
  }

  public DeepSvddLenetOptions {
    Requirements.begin().between("latent", latent, 1, 65536).end();
  }
}
