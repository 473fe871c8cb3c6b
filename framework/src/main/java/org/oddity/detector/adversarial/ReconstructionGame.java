package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.reconstruction.SquaredErrors;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/**
 * A game whose generator reconstructs images: it is validated and looked at by what it
 * reconstructs, made as scores are.
 */
public abstract class ReconstructionGame implements Trainee {
  private final List<Player> players;
  private final TraineeState state;

  /**
   * Called by each method's game.
   *
   * @param networks all that steps change
   * @param random where steps draw from
   */
  protected ReconstructionGame(NamedNetworks networks, RandomStream random, List<Player> players) {
    this.players = List.copyOf(players);
    TraineeState.Builder all = TraineeState.builder();
    networks.all().forEach(all::network);
    players.forEach(player -> all.optimiser(player.name(), player.optimiser()));
    this.state = all.stream("steps", requireNonNull(random, "random is null")).build();
  }

  /** Returns reconstructions in inference mode, pixels in [0, 1]. */
  protected abstract ImageBatch reconstruct(ImageBatch images);

  @Override
  public final TraineeState state() {
    return state;
  }

  /** Returns the mean squared error of pixels in [0, 1]. */
  @Override
  public final OptionalDouble validate(ImageBatch normals) {
    return Arrays.stream(SquaredErrors.means(normals, reconstruct(normals))).average();
  }

  @Override
  public final Map<String, Double> health(ImageBatch examples) {
    Map<String, Double> health = new LinkedHashMap<>();
    players.forEach(player -> player.tellHealth(health));
    health.put(GameHealth.SPREAD, GameHealth.spread(reconstruct(examples), examples));
    return health;
  }

  @Override
  public final Map<String, ImageGrid> images(ImageBatch examples) {
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("reconstructions", reconstruct(examples))));
  }
}
