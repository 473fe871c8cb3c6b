package org.oddity.detector.reconstruction.autoencoder;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.detector.reconstruction.Recipe;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;
import org.oddity.training.TrainingOptions;

/** Options of the autoencoder. */
public record AutoencoderOptions(
    @Option(help = "encoder and decoder", byDefault = "dcgan") BackboneChoice backbone,
    @Option(help = "epochs and batches", byDefault = "{}") TrainingOptions training,
    @Option(help = "adam, adamw, sgd or rmsprop", byDefault = "adam") OptimiserOptions optimiser,
    @Option(help = "of the learning rate", byDefault = "constant") ScheduleOptions schedule)
    implements Recipe {}
