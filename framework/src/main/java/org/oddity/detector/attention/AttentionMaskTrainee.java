package org.oddity.detector.attention;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.ocgan.OcganGame;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.training.Batch;
import org.oddity.training.Epoch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;
import org.oddity.training.Trainee;
import org.oddity.training.TraineeState;

/**
 * One batch after another: the first GAN plays its game, the guide and the map theirs, and the
 * second GAN that of masked images. Nothing goes back into the first GAN, so it is the {@code
 * ocgan} of the same seed and options.
 */
final class AttentionMaskTrainee implements Trainee {
  static final String MASKED = AttentionMaskMethod.MASKED;

  private final AttentionMaskOptions options;
  private final OcganNetworks generator;
  private final OcganGame first;
  private final OcganGame second;
  private final Optional<MapGenerator> maps;
  private final Optional<MapGame> game;
  private final AttentionMaskPictures pictures;
  private final ImageScorer scorer;
  private final TraineeState state;

  /**
   * Makes it.
   *
   * @param games what is played
   * @param scorer what scores as the networks are
   * @param streams what the games draw from, by their names in the state
   */
  AttentionMaskTrainee(
      AttentionMaskOptions options,
      Games games,
      AttentionMaskPictures pictures,
      ImageScorer scorer,
      Map<String, RandomStream> streams) {
    this.options = options;
    this.generator = games.generator();
    this.first = games.first();
    this.second = games.second();
    this.maps = games.maps();
    this.game = games.game();
    this.pictures = pictures;
    this.scorer = scorer;
    this.state = stateOf(streams);
  }

  /**
   * What is played.
   *
   * @param generator networks of the first GAN
   * @param maps nothing without a mask
   * @param game nothing without a mask
   */
  record Games(
      OcganNetworks generator,
      OcganGame first,
      OcganGame second,
      Optional<MapGenerator> maps,
      Optional<MapGame> game) {}

  private TraineeState stateOf(Map<String, RandomStream> streams) {
    TraineeState.Builder all = TraineeState.builder();
    first.addTo(all, "");
    game.ifPresent(
        each -> {
          each.networks().forEach(all::network);
          each.players().forEach(player -> all.optimiser(player.name(), player.optimiser()));
        });
    second.addTo(all, MASKED);
    streams.forEach(all::stream);
    return all.build();
  }

  @Override
  public TraineeState state() {
    return state;
  }

  @Override
  public void beginEpoch(Epoch epoch) {
    maps.ifPresent(
        each -> each.heat(options.map().temperature().at(epoch.number(), epoch.count())));
    if (options.second().reinitialiseAfter() == epoch.number() - 1 && epoch.number() > 1) {
      second.restart();
    }
  }

  @Override
  public StepLosses step(Batch batch, Step step) {
    OcganGame.Played played = first.play(batch, step);
    StepLosses told = played.losses();
    Batch shown = game.map(each -> masked(each, played, batch, step)).orElse(batch);
    if (options.mask() && step.epoch().number() <= options.map().preTraining()) {
      return told;
    }
    StepLosses ofSecond = second.play(shown, step).losses();
    ofSecond.values().forEach((name, value) -> told.and(MASKED + name, value));
    return told;
  }

  private Batch masked(MapGame each, OcganGame.Played played, Batch batch, Step step) {
    float[] latents = options.negatives().latents(played, generator.latent());
    ImageBatch negatives = generator.generate(latents);
    return new Batch(each.play(batch.images(), negatives, step, played.losses()), batch.places());
  }

  /** Returns the mean score, without the guide's part it is an error of pixels in [0, 1]. */
  @Override
  public OptionalDouble validate(ImageBatch normals) {
    return Arrays.stream(scorer.score(normals).scores()).average();
  }

  @Override
  public Map<String, Double> health(ImageBatch examples) {
    Map<String, Double> health = new LinkedHashMap<>(first.health(examples));
    game.ifPresent(each -> each.players().forEach(player -> player.tellHealth(health)));
    maps.ifPresent(each -> MapHealth.tell(examples, each.maps(examples), health));
    second.health(shown(examples)).forEach((name, value) -> health.put(MASKED + name, value));
    return health;
  }

  private ImageBatch shown(ImageBatch images) {
    return maps.map(each -> each.masked(images)).orElse(images);
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples, ImageBatch more) {
    Map<String, ImageGrid> grids = new LinkedHashMap<>(first.images(examples, more));
    float[] negatives = first.examplesOfNegatives(examples.count(), more.count());
    grids.putAll(pictures.of(examples, negatives));
    second
        .images(shown(examples), shown(more))
        .forEach((name, grid) -> grids.put(MASKED + name, grid));
    grids.remove(MASKED + "reconstructions"); // these stand below the maps
    return grids;
  }
}
