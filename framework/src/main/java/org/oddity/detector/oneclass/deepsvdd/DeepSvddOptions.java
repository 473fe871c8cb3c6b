package org.oddity.detector.oneclass.deepsvdd;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.detector.preprocessing.PreprocessingStep;
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
            help = "gcn, min-max or standardise, fitted on training images",
            byDefault = "[{kind: gcn, norm: l1}, min-max]")
        List<PreprocessingStep> preprocess,
    @Option(
            help = "training of the autoencoder before; null: start from drawn weights",
            byDefault =
                "{batch-size: 200, optimiser: {kind: adam, learning-rate: 1e-4, weight-decay: 5e-7}}")
        Optional<TrainingOptions> preTraining,
    @Option(
            help = "training of the encoder",
            byDefault =
                "{batch-size: 200, optimiser: {kind: adam, learning-rate: 1e-4, weight-decay: 5e-7}}")
        TrainingOptions training) {
  public DeepSvddOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(training, "training is null");
    preprocess = List.copyOf(preprocess);
  }
}
