package org.oddity.detector.oneclass.deepsvdd;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.detector.preprocessing.PreprocessingStep;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;
import org.oddity.training.TrainingOptions;

/** Options of {@code deep-svdd}. */
public record DeepSvddOptions(
    @Option(help = "encoder, and the decoder of its pre-training", byDefault = "deep-svdd-lenet")
        BackboneChoice backbone,
    @Option(
            help = "what training makes small: one-class, or soft-boundary {nu, warm-up-epochs}",
            byDefault = "one-class")
        SvddObjective objective,
    @Option(
            help = "steps that keep pixels pixels, fitted on training images",
            byDefault = "[{kind: gcn, norm: l1}, min-max]")
        List<PreprocessingStep> preprocess,
    @Option(
            help = "training of the autoencoder before; null = start from drawn weights",
            byDefault = "{}")
        Optional<PreTrainingOptions> preTraining,
    @Option(help = "epochs and batches", byDefault = "{batch-size: 200}") TrainingOptions training,
    @Option(
            help = "adam, adamw, sgd or rmsprop",
            byDefault = "{kind: adam, learning-rate: 1e-4, weight-decay: 5e-7}")
        OptimiserOptions optimiser,
    @Option(help = "of the learning rate", byDefault = "constant") ScheduleOptions schedule) {
  public DeepSvddOptions {
    preprocess = List.copyOf(preprocess);
  }
}
