package org.oddity.detector.supervised.network;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.training.TrainingOptions;

/** Options of {@code network-classifier}. */
public record NetworkClassifierOptions(
    @Option(help = "a network with a classifier", byDefault = "vgg11") BackboneChoice backbone,
    @Option(help = "none, or balanced: both labels weigh the same in all", byDefault = "none")
        ClassWeights classWeights,
    @Option(help = "epochs, batches, optimiser, augmentation", byDefault = "{}")
        TrainingOptions training) {
  public NetworkClassifierOptions {
    requireNonNull(backbone, "backbone is null");
    requireNonNull(classWeights, "classWeights is null");
    requireNonNull(training, "training is null");
  }
}
