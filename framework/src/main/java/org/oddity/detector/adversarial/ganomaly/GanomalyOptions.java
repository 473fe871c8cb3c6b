package org.oddity.detector.adversarial.ganomaly;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.training.TrainingOptions;

/** Options of {@code ganomaly}; defaults are those of the authors' code. */
public record GanomalyOptions(
    @Option(
            help = "encoders E1 and E2 and decoder",
            byDefault = "{backbone: dcgan, latent: 100, bias: false}")
        BackboneChoice backbone,
    @Option(
            help = "its encoder with one output is the discriminator",
            byDefault = "{backbone: dcgan, bias: false}")
        BackboneChoice discriminator,
    @Option(help = "weights of the generator's loss", byDefault = "{}") GanomalyWeights weights,
    @Option(
            help =
                "latent (squared error of the code), l1 (absolute) or reconstruction (of pixels)",
            byDefault = "latent")
        GanomalyScore score,
    @Option(
            help = "draw the discriminator anew where its loss falls below this; 0 for never",
            byDefault = "1e-5")
        double reinitialiseBelow,
    @Option(
            help = "epochs, batches, the optimiser of each side",
            byDefault = "{epochs: 15, optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}")
        TrainingOptions training) {
  public GanomalyOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(discriminator, "discriminator is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(score, "score is null");
    requireNonNull(training, "training is null");
    Requirements.begin().between("reinitialiseBelow", reinitialiseBelow, 0, 1e9).end();
  }

  /** Returns whether anybody asks the discriminator. */
  boolean needsDiscriminator() {
    return weights.adversarial() > 0;
  }
}
