package org.oddity.detector.adversarial.skipganomaly;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.training.TrainingOptions;

/** Options of {@code skip-ganomaly}; defaults are those of the authors' code. */
public record SkipGanomalyOptions(
    @Option(help = "translator that is the generator", byDefault = "unet") BackboneChoice backbone,
    @Option(
            help = "its encoder gives the discriminator's features, a classifier on them is added",
            byDefault = "{backbone: dcgan, latent: 100, bias: false}")
        BackboneChoice discriminator,
    @Option(help = "weights of the generator's loss", byDefault = "{}") SkipGanomalyWeights weights,
    @Option(
            help = "the discriminator makes the latent loss small, too, as in the authors' code",
            byDefault = "false")
        boolean discriminatorLatent,
    @Option(
            help = "share of the pixels' error in the score, the rest is the features'",
            byDefault = "0.9")
        double lambda,
    @Option(
            help = "draw the discriminator anew where its loss falls below this; 0 for never",
            byDefault = "1e-5")
        double reinitialiseBelow,
    @Option(
            help = "epochs, batches, the optimiser of each side",
            byDefault = "{epochs: 15, optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}")
        TrainingOptions training) {
  public SkipGanomalyOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(discriminator, "discriminator is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(training, "training is null");
    Requirements.begin()
        .between("lambda", lambda, 0, 1)
        .between("reinitialiseBelow", reinitialiseBelow, 0, 1e9)
        .that(
            training.average().isEmpty() || !scoresFeatures(lambda) || reinitialiseBelow == 0,
            "reinitialiseBelow",
            reinitialiseBelow,
            "must be 0 with training.average, whose mean would be of discriminators that have"
                + " nothing to do with each other")
        .end();
  }

  /** Returns whether scores are made with features. */
  boolean scoresFeatures() {
    return scoresFeatures(lambda);
  }

  private static boolean scoresFeatures(double lambda) {
    return lambda < 1;
  }

  /** Returns whether anybody asks the discriminator. */
  boolean needsDiscriminator() {
    return scoresFeatures() || weights.adversarial() > 0 || weights.latent() > 0;
  }
}
