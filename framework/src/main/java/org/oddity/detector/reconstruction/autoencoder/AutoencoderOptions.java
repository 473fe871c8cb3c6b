package org.oddity.detector.reconstruction.autoencoder;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.detector.reconstruction.Recipe;
import org.oddity.training.TrainingOptions;

/** Options of the autoencoder. */
public record AutoencoderOptions(
    @Option(help = "encoder and decoder", byDefault = "dcgan") BackboneChoice backbone,
    @Option(help = "epochs, batches, optimiser", byDefault = "{}") TrainingOptions training)
    implements Recipe {}
