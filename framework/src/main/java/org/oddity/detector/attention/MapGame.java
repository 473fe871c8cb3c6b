package org.oddity.detector.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.Player;
import org.oddity.detector.adversarial.Verdicts;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;

/**
 * The guide learns to tell normal images from negatives, masked and as they are; the map learns to
 * leave what the guide needs for it, and to be like its other terms want it. Both want the same, so
 * this is no contest. Only masked images move the guide's running statistics, as a score asks it
 * about these.
 */
final class MapGame {
  static final String GUIDE = "guide";

  private final AttentionMaskOptions options;
  private final MapGenerator maps;
  private final OcganNetworks generator;
  private final OcganNetworks second;
  private final RandomStream random;
  private final Player mapper;
  private final Optional<Network> guide;
  private final Optional<Player> guiding;

  /**
   * Makes the game.
   *
   * @param generator the first GAN
   * @param second the second GAN, which is only asked
   * @param guide the classifier, where there is one
   * @param random part of the trainee's state
   */
  MapGame(
      AttentionMaskOptions options,
      MapGenerator maps,
      OcganNetworks generator,
      OcganNetworks second,
      Optional<Network> guide,
      RandomStream random) {
    this.options = options;
    this.maps = maps;
    this.generator = generator;
    this.second = second;
    this.guide = guide;
    this.random = random;
    this.mapper = new Player(MapGenerator.NAME, options.training().optimiserOf(maps.network()));
    this.guiding = guide.map(network -> new Player(GUIDE, options.training().optimiserOf(network)));
  }

  /** Returns who learns. */
  List<Player> players() {
    return guiding.map(player -> List.of(mapper, player)).orElse(List.of(mapper));
  }

  /** Returns the networks that learn, by the names of their players. */
  Map<String, Network> networks() {
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put(MapGenerator.NAME, maps.network());
    guide.ifPresent(network -> networks.put(GUIDE, network));
    return networks;
  }

  /**
   * Learns from a batch.
   *
   * @return the normal images times their maps as these are now
   */
  ImageBatch play(ImageBatch normals, ImageBatch negatives, Step step, StepLosses told) {
    Kinds kinds = new Kinds(maps.seen(normals), negatives);
    ImageBatch both = kinds.together();
    try (Tape frozen = Tape.inference(generator.kernels())) {
      Variable known = maps.features(both, frozen);
      if (guide.isPresent()) {
        ImageBatch masked = AttentionMaps.product(both, maps.maps(known, frozen));
        trainGuide(kinds, both, masked, step, told);
      }
      trainMap(kinds, both, known, step, told);
      ImageBatch ofNormals = maps.maps(kinds.ofNormals(known), frozen);
      return AttentionMaps.product(normals, ofNormals);
    }
  }

  private void trainGuide(
      Kinds kinds, ImageBatch both, ImageBatch masked, Step step, StepLosses told) {
    GuideWeights weights = options.guideWeights();
    try (Tape tape = Tape.recording(generator.kernels())) {
      Pass pass = Pass.training(tape, random);
      Verdicts verdicts = kinds.verdicts(ask(generator.values(masked, tape), pass));
      LossTerms terms =
          new LossTerms()
              .add("masked", weights.masked(), verdicts::loss)
              .add(
                  "plain",
                  weights.plain(),
                  () ->
                      kinds
                          .verdicts(ask(generator.values(both, tape), pass.withoutStatistics()))
                          .loss());
      terms.tell("guide-loss", told);
      told.and("guide-accuracy", verdicts.accuracy());
      guiding.orElseThrow().minimise(terms.total(), step);
    }
  }

  private void trainMap(Kinds kinds, ImageBatch both, Variable known, Step step, StepLosses told) {
    MapWeights weights = options.map().weights();
    try (Tape tape = Tape.recording(generator.kernels())) {
      Pass pass = Pass.training(tape, random);
      Pass asked = pass.withoutStatistics();
      Variable logits = maps.logits(tape.constant(known.value()), pass);
      Variable map = logits.sigmoid();
      Variable masked = generator.values(NetworkOutputs.pixels(both, tape).times(map));
      LossTerms terms =
          new LossTerms()
              .add("guide", weights.guide(), () -> kinds.verdicts(ask(masked, asked)).loss())
              .add(
                  "reconstruction",
                  weights.reconstruction(),
                  () -> error(kinds.ofNormals(masked), asked))
              .add("sparsity", weights.sparsity(), () -> sparsity(map))
              .add("entropy", weights.entropy(), () -> entropy(logits, map));
      terms.tell("map-loss", told);
      mapper.minimise(terms.total(), step);
    }
  }

  private Variable ask(Variable values, Pass pass) {
    return guide.orElseThrow().within(GUIDE, values, pass);
  }

  private Variable error(Variable masked, Pass pass) {
    return Losses.l2(second.decode(second.encode(masked, pass), pass), masked);
  }

  private Variable sparsity(Variable map) {
    return map.mean(1, 2, 3).plus(-options.map().area()).square().mean();
  }

  /** With m = σ(z), −m · ln m − (1 − m) · ln(1 − m) is ln(1 + e^z) − z · m, which is finite. */
  private static Variable entropy(Variable logits, Variable map) {
    return logits.softplus().minus(logits.times(map)).mean();
  }
}
