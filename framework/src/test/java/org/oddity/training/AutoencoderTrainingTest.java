package org.oddity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.training.TestingTraining.SHAPE;
import static org.oddity.training.TestingTraining.context;
import static org.oddity.training.TestingTraining.images;
import static org.oddity.training.TestingTraining.options;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageBatch;
import org.oddity.core.Seeds;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.nd4j.Nd4jKernels;

/** The loop with a network on real kernels. */
class AutoencoderTrainingTest {
  private static final Kernels KERNELS = Nd4jKernels.create();
  private static final ImageBatch TRAINING = images(50, 1);
  private static final ImageBatch HELD = images(20, 2);
  private static final String OPTIONS =
      """
      epochs: 12
      batch-size: 8
      optimiser: {kind: adam, learning-rate: 0.01}
      schedule: {kind: step, milestones: [8]}
      augment: [flip-horizontal, {kind: noise, deviation: 0.02}]
      model: best
      checkpoint: {kind: epochs, every: 1}
      """;

  private final TestingListener listener = new TestingListener();
  private final TestingCheckpoints checkpoints = new TestingCheckpoints();

  private static TestingAutoencoder autoencoder(TrainingOptions options) {
    return new TestingAutoencoder(KERNELS, SHAPE.size(), options, new Seeds(3));
  }

  private TestingAutoencoder train(TrainingOptions options, TrainingListener hearing) {
    TestingAutoencoder trainee = autoencoder(options);
    new TrainingLoop(options, context(hearing, checkpoints)).run(trainee, TRAINING, HELD);
    return trainee;
  }

  @Test
  void learnsAndTellsHowFast() {
    train(options(OPTIONS), listener);
    double first = listener.metric("training/validation-loss").get(1L);
    double last = listener.metric("training/validation-loss").get(12L);
    assertThat(last).isLessThan(first / 10);
    assertThat(listener.metric("training/learning-rate")).containsEntry(8L, 0.01);
    assertThat(listener.metric("training/learning-rate").get(9L)).isCloseTo(0.001, within());
    assertThat(listener.metric("training/images-per-second").get(12L)).isPositive();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model: best", "model: best\naverage: 0.9", "model: last\naverage: 0.9"})
  void endsWithTheSameBitsHoweverOftenItIsCutOff(String choice) {
    TrainingOptions options = options(OPTIONS.replace("model: best", choice));
    float[] whole = train(options, listener).reconstruct(HELD);
    TestingCheckpoints pieces = new TestingCheckpoints();
    TestingListener heard = new TestingListener();
    for (int cut : new int[] {1, 2, 7, 11}) {
      assertThatThrownBy(() -> trainUntil(cut, options, pieces, heard))
          .isInstanceOf(CancellationException.class);
    }
    TestingAutoencoder last = autoencoder(options);
    new TrainingLoop(options, context(heard, pieces)).run(last, TRAINING, HELD);
    assertThat(last.reconstruct(HELD)).isEqualTo(whole);
    assertThat(heard.resumptions())
        .containsExactly("training 1", "training 2", "training 7", "training 11");
    for (String loss : new String[] {"training/loss", "training/validation-loss"}) {
      assertThat(heard.metric(loss)).as(loss).isEqualTo(listener.metric(loss)).hasSize(12);
    }
  }

  @Test
  void aRunningMeanIsValidatedAndEndedWith() {
    TestingAutoencoder plain = train(options(OPTIONS.replace("best", "last")), listener);
    TestingListener heard = new TestingListener();
    TrainingOptions options = options(OPTIONS.replace("best", "last\naverage: 0.5"));
    TestingAutoencoder averaged = autoencoder(options);
    TrainingResult result =
        new TrainingLoop(options, context(heard, CheckpointStore.NONE))
            .run(averaged, TRAINING, HELD);
    assertThat(heard.metric("training/loss"))
        .as("what is trained is not the mean")
        .isEqualTo(listener.metric("training/loss"));
    assertThat(averaged.reconstruct(HELD)).isNotEqualTo(plain.reconstruct(HELD));
    assertThat(averaged.validate(HELD).orElseThrow())
        .isCloseTo(result.validationLoss().orElseThrow(), relative());
  }

  private static org.assertj.core.data.Offset<Double> relative() {
    return org.assertj.core.api.Assertions.within(1e-6);
  }

  /** Interrupts itself in the epoch after the given one. */
  private static void trainUntil(
      int epoch, TrainingOptions options, CheckpointStore store, TestingListener heard) {
    TrainingListener cutting =
        new TrainingListener() {
          @Override
          public void progress(double fraction, String activity) {
            if (activity.startsWith("epoch " + (epoch + 1) + "/")) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void metric(String name, double value, long step) {
            heard.metric(name, value, step);
          }

          @Override
          public void resumed(String phase, long done) {
            heard.resumed(phase, done);
          }
        };
    try {
      new TrainingLoop(options, context(cutting, store)).run(autoencoder(options), TRAINING, HELD);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void givesTheSameBitsForTheSameSeed() {
    TrainingOptions options = options(OPTIONS);
    float[] first = train(options, listener).reconstruct(HELD);
    TestingAutoencoder again = autoencoder(options);
    new TrainingLoop(options, TrainingContext.of(7)).run(again, TRAINING, HELD);
    assertThat(again.reconstruct(HELD)).isEqualTo(first);
    TestingAutoencoder other = autoencoder(options);
    new TrainingLoop(options, TrainingContext.of(8)).run(other, TRAINING, HELD);
    assertThat(other.reconstruct(HELD)).isNotEqualTo(first);
  }

  @Test
  void namesStepAndLayerOfALossThatIsNotFinite() {
    TrainingOptions wild =
        options("{epochs: 40, batch-size: 8, optimiser: {kind: sgd, learning-rate: 1e30}}");
    assertThatThrownBy(() -> train(wild, listener))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageMatching(
            "training stopped in epoch 1, step \\d of 7: loss became (NaN|Infinity);"
                + " first in the result of layer (encoder|decoder|l2-loss).*"
                + " A lower learning rate may help");
  }

  @Test
  void takesUpNoCheckpointOfAnotherNetwork() {
    TrainingOptions options = options(OPTIONS);
    train(options, listener);
    ScriptedTrainee other = new ScriptedTrainee(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    new TrainingLoop(options, context(listener, checkpoints)).run(other, TRAINING, HELD);
    assertThat(other.calls()).startsWith("begin 1");
  }
}
