package org.oddity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.training.TestingTraining.context;
import static org.oddity.training.TestingTraining.images;
import static org.oddity.training.TestingTraining.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;

/** The loop with a trainee that learns nothing. */
class TrainingLoopTest {
  private static final ImageBatch TRAINING = images(10, 1);
  private static final ImageBatch HELD = images(5, 2);
  private static final ImageBatch NONE = images(0, 2);

  private final TestingListener listener = new TestingListener();
  private final TestingCheckpoints checkpoints = new TestingCheckpoints();

  private TrainingResult run(Trainee trainee, String options, ImageBatch held) {
    return new TrainingLoop(options(options), context(listener, checkpoints))
        .run(trainee, TRAINING, held);
  }

  @Test
  void showsEveryImageOnceInEachEpochInAnotherOrder() {
    ScriptedTrainee trainee = new ScriptedTrainee();
    run(trainee, "{epochs: 3, batch-size: 4}", NONE);
    assertThat(trainee.seen()).extracting(places -> places.length).startsWith(4, 4, 2, 4);
    List<List<Integer>> epochs = epochs(trainee, 3);
    assertThat(epochs).doesNotHaveDuplicates();
    int[] all = IntStream.range(0, 10).toArray();
    assertThat(epochs)
        .allSatisfy(
            order -> assertThat(order.stream().mapToInt(i -> i).sorted().toArray()).isEqualTo(all));
  }

  private static List<List<Integer>> epochs(ScriptedTrainee trainee, int stepsPerEpoch) {
    List<List<Integer>> epochs = new ArrayList<>();
    for (int i = 0; i < trainee.seen().size(); i++) {
      if (i % stepsPerEpoch == 0) {
        epochs.add(new ArrayList<>());
      }
      Arrays.stream(trainee.seen().get(i)).forEach(epochs.get(epochs.size() - 1)::add);
    }
    return epochs;
  }

  @Test
  void dropsTheRestOfAnEpochWhereAskedUnlessItIsAllThereIs() {
    ScriptedTrainee trainee = new ScriptedTrainee();
    run(trainee, "{epochs: 2, batch-size: 4, last-batch: drop}", NONE);
    assertThat(trainee.seen()).hasSize(4).allMatch(places -> places.length == 4);
    ScriptedTrainee one = new ScriptedTrainee();
    run(one, "{epochs: 2, batch-size: 64, last-batch: drop}", NONE);
    assertThat(one.seen()).hasSize(2).allMatch(places -> places.length == 10);
  }

  @Test
  void tellsLossesTimesAndProgress() {
    run(new ScriptedTrainee(3, 2), "{epochs: 2, batch-size: 4}", HELD);
    // Each epoch has batches of 4, 4 and 2 images, whose losses count by their images.
    assertThat(listener.metric("training/error")).containsEntry(1L, 0.8).containsEntry(2L, 3.8);
    assertThat(listener.metric("training/size")).containsEntry(1L, 3.6);
    assertThat(listener.metric("training/validation-loss")).containsEntry(1L, 3.0);
    assertThat(listener.metric("training/images-per-second")).containsOnlyKeys(1L, 2L);
    assertThat(listener.metric("training/compute-seconds")).containsOnlyKeys(1L, 2L);
    assertThat(listener.metric("training/data-wait-seconds")).containsOnlyKeys(1L, 2L);
    assertThat(listener.metric("training/total-seconds")).containsOnlyKeys(0L);
    assertThat(listener.fractions()).isSorted().endsWith(1.0).hasSize(6);
    assertThat(listener.activities())
        .startsWith("epoch 1/2, loss 0.000")
        .endsWith("epoch 2/2, loss 3.800");
  }

  @Test
  void callsTheTraineeAtBothEndsOfEachEpoch() {
    ScriptedTrainee trainee = new ScriptedTrainee();
    run(trainee, "{epochs: 2}", NONE);
    assertThat(trainee.calls()).containsExactly("begin 1", "end 1", "begin 2", "end 2");
  }

  @Test
  void drawsTheSameExamplesAtTheEpochsAskedFor() {
    run(new ScriptedTrainee(), "{epochs: 5, images-at: [1, 4, 9]}", HELD);
    assertThat(listener.images()).containsExactly("training/samples 1 5", "training/samples 4 5");
    ScriptedTrainee trainee = new ScriptedTrainee();
    run(trainee, "{epochs: 1, images-at: [1]}", NONE);
    assertThat(listener.images()).endsWith("training/samples 1 8");
    assertThat(trainee.more()).as("at most a batch, for what counts them").isEqualTo(10);
  }

  @Test
  void stopsWhenValidationGetsNoBetter() {
    ScriptedTrainee trainee = new ScriptedTrainee(5, 3, 4, 4, 2, 1);
    String options = "{epochs: 6, early-stopping: {patience: 2}}";
    TrainingResult result = run(trainee, options, HELD);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(result.chosenEpoch()).isEqualTo(4);
    assertThat(result.validationLoss()).hasValue(4);
  }

  @Test
  void doesNotStopBeforeItsLeastNumberOfEpochs() {
    ScriptedTrainee trainee = new ScriptedTrainee(1, 2, 2, 2, 2, 2, 2, 2);
    String options = "{epochs: 8, early-stopping: {patience: 2, minimum-epochs: 6}}";
    assertThat(run(trainee, options, HELD).epochs()).isEqualTo(6);
  }

  @Test
  void endsWithTheEarliestOfTheBestEpochs() {
    ScriptedTrainee trainee = new ScriptedTrainee(5, 3, 4, 3, 6);
    TrainingResult result = run(trainee, "{epochs: 5, model: best}", HELD);
    assertThat(result.epochs()).isEqualTo(5);
    assertThat(result.chosenEpoch()).isEqualTo(2);
    assertThat(result.validationLoss()).hasValue(3);
    assertThat(trainee.epoch()).as("the model in the trainee").isEqualTo(2);
    assertThat(listener.metric("training/chosen-epoch")).containsEntry(0L, 2.0);
  }

  @Test
  void refusesToJudgeWithoutNormalsOrLoss() {
    String best = "{epochs: 2, model: best}";
    assertThatThrownBy(() -> run(new ScriptedTrainee(1, 1), best, NONE))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("held-out normals, and there are none");
    assertThatThrownBy(() -> run(new ScriptedTrainee(), "{early-stopping: {}}", HELD))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("no loss on held-out normals");
    assertThatThrownBy(() -> run(new ScriptedTrainee(1, Double.NaN), "{epochs: 2}", HELD))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage("training stopped in epoch 2: the validation loss became NaN");
  }

  @Test
  void goesOnAfterItsLastCheckpoint() {
    String options =
        "{epochs: 6, batch-size: 4, model: best, checkpoint: {kind: epochs, every: 2}}";
    ScriptedTrainee cut = new ScriptedTrainee(5, 1, 4, 3, 6, 7);
    cut.before(
        () -> {
          if (cut.epoch() == 4) {
            throw new IllegalStateException("power cut");
          }
        });
    assertThatThrownBy(() -> run(cut, options, HELD)).hasMessage("power cut");
    ScriptedTrainee again = new ScriptedTrainee(5, 1, 4, 3, 6, 7);
    TrainingResult result = run(again, options, HELD);
    assertThat(listener.resumptions()).containsExactly("training 2");
    assertThat(again.calls()).startsWith("begin 3");
    assertThat(again.steps()).isEqualTo(18);
    ScriptedTrainee whole = new ScriptedTrainee(5, 1, 4, 3, 6, 7);
    TrainingResult uninterrupted =
        new TrainingLoop(options(options), TrainingContext.of(7)).run(whole, TRAINING, HELD);
    assertThat(result).isEqualTo(uninterrupted);
    assertThat(result.losses().of("error")).as("mean of each epoch, those before too").hasSize(6);
    assertThat(result.losses().of("no-such-loss")).isEmpty();
    assertThat(result.chosenEpoch()).isEqualTo(2);
    assertThat(again.epoch()).isEqualTo(2);
    assertThat(again.seen()).containsExactlyElementsOf(whole.seen().subList(6, 18));
  }

  @Test
  void doesNotTrainAgainWhatHadEnded() {
    String options = "{epochs: 3, model: best}";
    TrainingResult first = run(new ScriptedTrainee(5, 1, 4), options, HELD);
    assertThat(checkpoints.saved()).as("all within a minute, the end always").isEqualTo(1);
    ScriptedTrainee again = new ScriptedTrainee(5, 1, 4);
    assertThat(run(again, options, HELD)).isEqualTo(first);
    assertThat(again.seen()).isEmpty();
    assertThat(again.epoch()).isEqualTo(2);
    assertThat(listener.resumptions()).containsExactly("training 3");
  }

  @Test
  void takesUpNoCheckpointOfAnotherTraining() {
    run(new ScriptedTrainee(), "{epochs: 2}", NONE);
    ScriptedTrainee other = new ScriptedTrainee();
    run(other, "{epochs: 3}", NONE);
    assertThat(other.calls()).startsWith("begin 1");
    assertThat(listener.resumptions()).isEmpty();
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void beginsAgainAndSaysSoWhereItsCheckpointIsDamaged() {
    String options = "{epochs: 3, checkpoint: {kind: epochs, every: 1}}";
    run(new ScriptedTrainee(), options, NONE);
    byte[] whole = checkpoints.latest("training").orElseThrow();
    for (int place = 0; place < whole.length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= (byte) (1 << place % 8);
      checkpoints.save("training", damaged);
      ScriptedTrainee again = new ScriptedTrainee();
      run(again, options, NONE);
      boolean said = listener.warnings().containsKey("damaged-checkpoint");
      assertThat(again.calls().isEmpty()).as("byte %d", place).isEqualTo(!said);
      assertThat(said || whole[place] == ' ').as("byte %d, which is no padding", place).isTrue();
      listener.warnings().clear();
      checkpoints.save("training", Arrays.copyOf(whole, place));
      run(again, options, NONE);
      assertThat(listener.warnings().remove("damaged-checkpoint"))
          .isEqualTo(
              "the checkpoint of its training was damaged, so that began again from the start");
    }
  }

  @Test
  void keepsPhasesApart() {
    TrainingContext whole = context(listener, checkpoints);
    TrainingOptions options = options("{epochs: 2, images-at: [2]}");
    TrainingContext before = whole.phase("pre-training", 0, 0.25);
    TrainingContext after = whole.phase("training", 0.25, 1);
    ScriptedTrainee first = new ScriptedTrainee();
    new TrainingLoop(options, before).run(first, TRAINING, NONE);
    assertThat(listener.fractions()).endsWith(0.25);
    ScriptedTrainee second = new ScriptedTrainee();
    new TrainingLoop(options, after).run(second, TRAINING, NONE);
    assertThat(listener.fractions()).isSorted().endsWith(1.0);
    assertThat(listener.metrics()).containsKeys("pre-training/error", "training/error");
    assertThat(listener.images())
        .containsExactly("pre-training/samples 2 8", "training/samples 2 8");
    assertThat(listener.activities()).startsWith("pre-training epoch 1/2, loss 0.000");
    assertThat(second.seen()).doesNotContainSubsequence(first.seen());
    assertThat(checkpoints.latest("pre-training")).isPresent();
    assertThat(checkpoints.latest("training")).isPresent();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws InterruptedException {
    ScriptedTrainee trainee = new ScriptedTrainee();
    trainee.before(
        () -> {
          if (trainee.steps() == 4) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      assertThatThrownBy(() -> run(trainee, "{epochs: 9, batch-size: 4}", NONE))
          .isInstanceOf(CancellationException.class)
          .hasMessage("training was stopped in epoch 2");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(trainee.steps()).isEqualTo(5);
    assertNoBatchesAreMade();
  }

  @Test
  void leavesNoThreadBehindWhenAStepFails() throws InterruptedException {
    ScriptedTrainee trainee = new ScriptedTrainee();
    trainee.before(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(() -> run(trainee, "{epochs: 9, batch-size: 2}", NONE)).hasMessage("broken");
    assertNoBatchesAreMade();
  }

  private static void assertNoBatchesAreMade() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("batches")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }
}
