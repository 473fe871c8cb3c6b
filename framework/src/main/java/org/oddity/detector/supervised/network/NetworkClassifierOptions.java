package org.oddity.detector.supervised.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.training.TrainingOptions;

/** Options of {@code network-classifier}. */
public record NetworkClassifierOptions(
    @Option(help = "a network with a classifier", byDefault = "vgg11") BackboneChoice backbone,
    @Option(
            help = "what it tells apart: sides (normal, anomalous) or all classes of the dataset",
            byDefault = "sides")
        LabelKind labels,
    @Option(help = "none, or balanced: all labels weigh the same in all", byDefault = "none")
        ClassWeights classWeights,
    @Option(
            help =
                "accuracy on held-out images, in (0, 1), whose first epoch is told as"
                    + " epochs-to-accuracy; it stops nothing")
        Optional<Double> accuracyGoal,
    @Option(help = "epochs, batches, optimiser, augmentation", byDefault = "{}")
        TrainingOptions training) {
  public NetworkClassifierOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(labels, "labels is null");
    requireNonNull(accuracyGoal, "accuracyGoal is null");
    requireNonNull(classWeights, "classWeights is null");
    requireNonNull(training, "training is null");
    Requirements.begin().fraction("accuracyGoal", accuracyGoal.orElse(0.5)).end();
  }
}
