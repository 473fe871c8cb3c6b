package org.oddity.training;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.nn.Network;
import org.oddity.nn.optimiser.ClippingOptions;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;

/** How a detector is trained. */
public record TrainingOptions(
    @Option(help = "times through the training images", byDefault = "50") int epochs,
    @Option(help = "images in each step", byDefault = "64") int batchSize,
    @Option(
            help = "images left at an epoch's end: keep (a smaller batch) or drop",
            byDefault = "keep")
        LastBatch lastBatch,
    @Option(help = "sgd, adam, adamw or rmsprop with their numbers", byDefault = "adam")
        OptimiserOptions optimiser,
    @Option(
            help = "the learning rate over the epochs: constant, step, cosine or linear-decay",
            byDefault = "constant")
        ScheduleOptions schedule,
    @Option(help = "limit of gradients: none, norm {limit} or value {limit}", byDefault = "none")
        ClippingOptions clipping,
    @Option(
            help = "changes to training images: flip-horizontal, crop {padding}, noise {deviation}",
            byDefault = "[]")
        List<Augmentation> augment,
    @Option(
            help = "{patience, minimum-epochs} on validation normals; without it: all epochs",
            byDefault = "null")
        Optional<EarlyStopping> earlyStopping,
    @Option(
            help = "parameters to end with: last, or best on validation normals",
            byDefault = "last")
        ModelChoice model,
    @Option(
            help =
                "decay, such as 0.999, of a running mean of the networks that is validated, drawn"
                    + " and ended with in their place",
            byDefault = "null")
        Optional<Double> average,
    @Option(help = "epochs after which to draw images", byDefault = "[]") List<Integer> imagesAt,
    @Option(
            help = "when to save: minutes {every} or epochs {every}, at epochs' ends",
            byDefault = "minutes")
        CheckpointTiming checkpoint) {
  public TrainingOptions {
    augment = List.copyOf(augment);
    imagesAt = List.copyOf(imagesAt);
    Requirements.begin()
        .between("epochs", epochs, 1, 1_000_000)
        .between("batchSize", batchSize, 1, 1 << 20)
        .that(
            average.isEmpty() || (average.get() >= 0 && average.get() < 1),
            "average",
            average.orElse(0.0),
            "must be in [0, 1)")
        .that(
            imagesAt.stream().allMatch(epoch -> epoch >= 1),
            "imagesAt",
            imagesAt,
            "must be epochs, from 1")
        .end();
  }

  /** Returns an optimiser of networks, as these options want it. */
  public Optimiser optimiserOf(Network... networks) {
    return Optimiser.of(optimiser, schedule.over(epochs), clipping, networks);
  }

  /** Returns whether validation normals decide anything. */
  boolean needsValidation() {
    return earlyStopping.isPresent() || model == ModelChoice.BEST;
  }
}
