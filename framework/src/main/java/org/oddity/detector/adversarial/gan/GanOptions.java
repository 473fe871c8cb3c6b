package org.oddity.detector.adversarial.gan;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.training.TrainingOptions;

/** Options of {@code gan}. */
public record GanOptions(
    @Option(help = "its decoder is the generator", byDefault = "dcgan") BackboneChoice backbone,
    @Option(help = "its encoder with one output is the discriminator", byDefault = "dcgan")
        BackboneChoice discriminator,
    @Option(help = "latent vectors: uniform in (-1, 1), or gaussian", byDefault = "uniform")
        Prior prior,
    @Option(help = "what real images lack of the label 1: 0.1 for 0.9", byDefault = "0")
        double labelSmoothing,
    @Option(
            help = "epochs, batches, the optimiser of each network",
            byDefault = "{optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}")
        TrainingOptions training) {
  public GanOptions {
    GanRecipe.requireSmoothing(labelSmoothing).end();
  }

  GanRecipe recipe() {
    return new GanRecipe(backbone, discriminator, prior, labelSmoothing, training);
  }
}
