package org.oddity.detector.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.adversarial.ocgan.OcganMethod;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** The networks of the attention-mask GAN, who trains them, and how they score. */
final class AttentionMaskMethod implements AdversarialMethod {
  /** What the names of the second GAN's networks, losses and pictures begin with. */
  static final String MASKED = "masked-";

  private final AttentionMaskOptions options;
  private final OcganMethod first;
  private final OcganMethod second;
  private final Backbone guide;

  AttentionMaskMethod(AttentionMaskOptions options, Backbones backbones) {
    this.options = options;
    this.first = OcganMethod.of(options.first(), "", backbones);
    this.second = OcganMethod.of(options.secondGan(), MASKED, backbones);
    this.guide = backbones.create(options.guide());
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    Map<String, NetworkPlan> plans = new LinkedHashMap<>(first.networks(shape));
    if (options.mask()) {
      GeneratorFeatures features = features(shape);
      // Normals and negatives, two batches, are looked at for their features, forward alone.
      plans.computeIfPresent(OcganNetworks.ENCODER, (name, plan) -> more(plan, 0.7, 1));
      plans.computeIfPresent(OcganNetworks.DECODER, (name, plan) -> more(plan, 1, 1));
      if (options.guideImages() == GuideImages.RECONSTRUCTIONS) {
        plans.computeIfPresent(OcganNetworks.ENCODER, (name, plan) -> more(plan, 0.3, 1));
        plans.computeIfPresent(OcganNetworks.DECODER, (name, plan) -> more(plan, 0.3, 1));
      }
      plans.put(
          MapGenerator.NAME,
          new NetworkPlan(MapGenerator.layer(options.map(), shape), features.shape(), 3, 1));
    }
    if (options.guides()) {
      plans.put(
          MapGame.GUIDE,
          new NetworkPlan(
              guide.encoder(shape, 1),
              NetworkOutputs.inputShape(shape),
              6,
              options.score().guide() > 0 ? 1 : 0));
    }
    plans.putAll(second.networks(shape));
    return plans;
  }

  private static NetworkPlan more(NetworkPlan plan, double training, double scoring) {
    return new NetworkPlan(
        plan.layer(), plan.input(), plan.training() + training, plan.scoring() + scoring);
  }

  private GeneratorFeatures features(ImageShape shape) {
    Map<String, NetworkPlan> plans = first.networks(shape);
    return GeneratorFeatures.of(
        options.map().features(),
        plans.get(OcganNetworks.ENCODER),
        plans.get(OcganNetworks.DECODER));
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    Map<String, RandomStream> streams = new LinkedHashMap<>();
    // The first is the one that ocgan draws from.
    for (String name : new String[] {"steps", "map-steps", "masked-steps"}) {
      streams.put(name, new RandomStream(seeds.seed(name)));
    }
    OcganNetworks generator = first.open(networks, shape);
    OcganNetworks ofMasked = second.open(networks, shape);
    Optional<MapGenerator> maps = maps(networks, shape);
    Optional<Network> guiding =
        options.guides() ? Optional.of(networks.get(MapGame.GUIDE)) : Optional.empty();
    return new AttentionMaskTrainee(
        options,
        new AttentionMaskTrainee.Games(
            generator,
            first.game(generator, streams.get("steps")),
            second.game(ofMasked, streams.get("masked-steps")),
            maps,
            maps.map(
                each ->
                    new MapGame(
                        options, each, generator, ofMasked, guiding, streams.get("map-steps")))),
        new AttentionMaskPictures(generator, ofMasked, maps),
        scorer(networks, shape),
        streams);
  }

  private Optional<MapGenerator> maps(NamedNetworks networks, ImageShape shape) {
    return options.mask()
        ? Optional.of(
            new MapGenerator(
                networks.get(MapGenerator.NAME),
                features(shape),
                first.open(networks, shape),
                options.guideImages(),
                shape))
        : Optional.empty();
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    return new AttentionMaskScorer(
        options.score(),
        first.scorer(networks, shape),
        second.scorer(networks, shape),
        maps(networks, shape),
        first.open(networks, shape),
        options.score().guide() > 0 ? Optional.of(networks.get(MapGame.GUIDE)) : Optional.empty());
  }

  @Override
  public List<String> scoredThrough() {
    return tapeScore().networks();
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    return tapeScore().of(pixels, networks, shape, maps(networks, shape), pass);
  }

  private ScoreOnTape tapeScore() {
    return new ScoreOnTape(options, first, second);
  }

  @Override
  public Optional<AttentionMaps> attention(NamedNetworks networks, ImageShape shape) {
    return maps(networks, shape).map(each -> each::maps);
  }

  @Override
  public Map<String, String> warnings(int chosenEpoch, Map<String, Double> health) {
    Map<String, String> warnings = new LinkedHashMap<>(first.warnings(chosenEpoch, health));
    warnings.putAll(second.warnings(chosenEpoch, health));
    warnings.putAll(MapHealth.warnings(health));
    return warnings;
  }
}
