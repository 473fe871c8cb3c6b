package org.oddity.detector.oneclass.deepsvdd;

import static java.util.Objects.requireNonNull;

import org.oddity.config.Option;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;
import org.oddity.training.TrainingOptions;

/** How the autoencoder is trained whose encoder Deep SVDD starts from. */
public record PreTrainingOptions(
    @Option(help = "epochs and batches", byDefault = "{batch-size: 200}") TrainingOptions training,
    @Option(
            help = "adam, adamw, sgd or rmsprop",
            byDefault = "{kind: adam, learning-rate: 1e-4, weight-decay: 5e-7}")
        OptimiserOptions optimiser,
    @Option(help = "of the learning rate", byDefault = "constant") ScheduleOptions schedule) {
  public PreTrainingOptions {
    requireNonNull(training, "training is null");
    requireNonNull(optimiser, "optimiser is null");
    requireNonNull(schedule, "schedule is null");
  }
}
