package org.oddity.detector.reconstruction.denoising;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.reconstruction.Recipe;
import org.oddity.training.TrainingOptions;

/** Options of the denoising autoencoder; the noise's default is OCGAN's, for images in [−1, 1]. */
public record DenoisingOptions(
    @Option(help = "encoder and decoder", byDefault = "dcgan") BackboneChoice backbone,
    @Option(
            help = "standard deviation of the noise, images being in the decoder's range",
            byDefault = "0.2")
        double noise,
    @Option(help = "epochs, batches, optimiser", byDefault = "{}") TrainingOptions training)
    implements Recipe {
  public DenoisingOptions {
    Requirements.begin().positive("noise", noise).end();
  }
}
