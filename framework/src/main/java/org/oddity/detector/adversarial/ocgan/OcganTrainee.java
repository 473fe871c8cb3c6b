package org.oddity.detector.adversarial.ocgan;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.training.Batch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/** One game, validated by the mean score, the error of what it reconstructs. */
final class OcganTrainee implements Trainee {
  private final OcganGame game;
  private final ImageScorer scorer;
  private final TraineeState state;

  OcganTrainee(OcganGame game, ImageScorer scorer, RandomStream random) {
    this.game = game;
    this.scorer = scorer;
    TraineeState.Builder all = TraineeState.builder();
    game.addTo(all, "");
    this.state = all.stream("steps", random).build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    return game.play(batch, step).losses();
  }

  @Override
  public OptionalDouble validate(ImageBatch normals) {
    return Arrays.stream(scorer.score(normals).scores()).average();
  }

  @Override
  public Map<String, Double> health(ImageBatch examples) {
    return game.health(examples);
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples, ImageBatch more) {
    return game.images(examples, more);
  }
}
