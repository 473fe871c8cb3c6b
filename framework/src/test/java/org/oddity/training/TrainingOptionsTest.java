package org.oddity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.training.TestingTraining.options;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.config.Options;
import org.oddity.core.InvalidInputException;
import org.oddity.nn.optimiser.ClippingOptions;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;

class TrainingOptionsTest {
  @Test
  void hasDefaults() {
    assertThat(options("{}"))
        .isEqualTo(
            new TrainingOptions(
                50,
                64,
                LastBatch.KEEP,
                OptimiserOptions.Adam.of(0.001),
                new ScheduleOptions.Constant(new ScheduleOptions.WarmUp(0, 0.1)),
                new ClippingOptions.None(),
                List.of(),
                Optional.empty(),
                ModelChoice.LAST,
                Optional.empty(),
                List.of(),
                new CheckpointTiming.Minutes(1)));
  }

  @Test
  void readsEverything() {
    TrainingOptions read =
        options(
            """
            epochs: 3
            batch-size: 16
            last-batch: drop
            optimiser: {kind: sgd, learning-rate: 0.5, momentum: 0.9}
            schedule: {kind: step, milestones: [2]}
            clipping: {kind: norm, limit: 2}
            augment: [flip-horizontal, {kind: crop, padding: 2}, {kind: noise, deviation: 0.2}]
            early-stopping: {patience: 4, minimum-epochs: 2}
            model: best
            average: 0.75
            images-at: [1, 3]
            checkpoint: {kind: epochs, every: 5}
            """);
    assertThat(read)
        .isEqualTo(
            new TrainingOptions(
                3,
                16,
                LastBatch.DROP,
                new OptimiserOptions.Sgd(0.5, 0.9, false, 0),
                new ScheduleOptions.Step(List.of(2), 0.1, new ScheduleOptions.WarmUp(0, 0.1)),
                new ClippingOptions.GlobalNorm(2),
                List.of(
                    new Augmentation.FlipHorizontal(),
                    new Augmentation.Crop(2),
                    new Augmentation.Noise(0.2)),
                Optional.of(new EarlyStopping(4, 2)),
                ModelChoice.BEST,
                Optional.of(0.75),
                List.of(1, 3),
                new CheckpointTiming.Epochs(5)));
    assertThat(Options.plain(read))
        .containsEntry("last-batch", "drop")
        .containsEntry("model", "best");
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                options(
                    """
                    epochs: 0
                    batch-size: 0
                    images-at: [0]
                    """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("training.epochs: must be between 1 and 1000000, was 0")
        .hasMessageContaining("training.batch-size")
        .hasMessageContaining("training.images-at: must be epochs, from 1, was [0]");
    assertThatThrownBy(
            () ->
                options(
                    """
                    augment: [{kind: crop, padding: 0}, {kind: noise, deviation: -1}]
                    early-stopping: {patience: 0}
                    checkpoint: {kind: minutes, every: -1}
                    model: better
                    """))
        .hasMessageContaining("training.augment[0].padding")
        .hasMessageContaining("training.augment[1].deviation")
        .hasMessageContaining("training.early-stopping.patience: must be at least 1, was 0")
        .hasMessageContaining("training.checkpoint.every")
        .hasMessageContaining("training.model");
  }
}
