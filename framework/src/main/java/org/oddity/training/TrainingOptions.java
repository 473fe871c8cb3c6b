package org.oddity.training;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How a detector is trained. */
public record TrainingOptions(
    @Option(help = "times through the training images", byDefault = "50") int epochs,
    @Option(help = "images in each step", byDefault = "64") int batchSize,
    @Option(
            help = "images left at an epoch's end: keep (a smaller batch) or drop",
            byDefault = "keep")
        LastBatch lastBatch,
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
            imagesAt.stream().allMatch(epoch -> epoch >= 1),
            "imagesAt",
            imagesAt,
            "must be epochs, from 1")
        .end();
  }

  /** Returns whether validation normals decide anything. */
  boolean needsValidation() {
    return earlyStopping.isPresent() || model == ModelChoice.BEST;
  }
}
