package org.oddity.detector.adversarial.gan;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Requirements;
import org.oddity.training.TrainingOptions;

/**
 * How a GAN is made and trained, as the options of its detector say.
 *
 * @param generator its decoder is the generator
 * @param discriminator its encoder with one output is the discriminator
 * @param prior of latent vectors
 * @param labelSmoothing what real images lack of the label 1, in [0, 0.5)
 */
public record GanRecipe(
    BackboneChoice generator,
    BackboneChoice discriminator,
    Prior prior,
    double labelSmoothing,
    TrainingOptions training) {
  public GanRecipe {
    requireNonNull(generator, "generator is null");
    requireNonNull(discriminator, "discriminator is null");
    requireNonNull(prior, "prior is null");
    requireNonNull(training, "training is null");
    requireSmoothing(labelSmoothing).end();
  }

  /** Returns what the option {@code label-smoothing} must be. */
  public static Requirements requireSmoothing(double labelSmoothing) {
    return Requirements.begin()
        .that(
            labelSmoothing >= 0 && labelSmoothing < 0.5,
            "labelSmoothing",
            labelSmoothing,
            "must be in [0, 0.5)");
  }

  /** Returns what the discriminator should call real images. */
  double realLabel() {
    return 1 - labelSmoothing;
  }
}
