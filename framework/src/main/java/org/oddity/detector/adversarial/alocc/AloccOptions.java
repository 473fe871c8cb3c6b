package org.oddity.detector.adversarial.alocc;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.training.TrainingOptions;

/** Options of {@code alocc}. */
public record AloccOptions(
    @Option(help = "encoder and decoder of the reconstructor R", byDefault = "dcgan")
        BackboneChoice backbone,
    @Option(help = "its encoder with one output is the discriminator D", byDefault = "dcgan")
        BackboneChoice discriminator,
    @Option(help = "standard deviation of the noise on images in [-1, 1]", byDefault = "0.155")
        double noise,
    @Option(help = "weights of the reconstructor's loss", byDefault = "{}") AloccWeights weights,
    @Option(
            help = "refined (-D(R(x))), original (-D(x)) or reconstruction (squared error)",
            byDefault = "refined")
        AloccScore score,
    @Option(
            help = "epochs, batches, the optimiser of each network",
            byDefault = "{optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}, model: best}")
        TrainingOptions training) {
  public AloccOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(discriminator, "discriminator is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(score, "score is null");
    requireNonNull(training, "training is null");
    Requirements.begin().between("noise", noise, 0, 100).end();
  }

  /** Returns whether scores are the discriminator's. */
  boolean judges() {
    return score != AloccScore.RECONSTRUCTION;
  }

  /** Returns whether anybody asks the discriminator. */
  boolean needsDiscriminator() {
    return judges() || weights.adversarial() > 0;
  }
}
