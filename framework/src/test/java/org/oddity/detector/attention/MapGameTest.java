package org.oddity.detector.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.oddity.detector.adversarial.TestingSteps.BACKBONE;
import static org.oddity.detector.adversarial.TestingSteps.IMAGES;
import static org.oddity.detector.adversarial.TestingSteps.SHAPE;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbones;
import org.oddity.config.Kebab;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.adversarial.TestingSteps;
import org.oddity.detector.adversarial.ocgan.OcganMethod;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Pass;
import org.oddity.training.Epoch;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;

/** Steps of guide and map, and the same by hand. */
class MapGameTest {
  private static final ImageBatch NEGATIVES = TestingBlobs.labelled(6, 3).images();
  private static final String OPTIONS =
      "{backbone: %1$s, visual-discriminator: %1$s, classifier: %1$s, guide: %1$s,"
          + " guide-images: %2$s, guide-weights: {masked: 2, plain: 3},"
          + " map: {width: 4, area: 0.3,"
          + " weights: {guide: 2, reconstruction: 3, sparsity: 4, entropy: 5}},"
          + " training: {optimiser: {kind: sgd, learning-rate: 0.1}}}";

  private static String yaml(GuideImages images) {
    return OPTIONS.formatted(BACKBONE, Kebab.ofConstant(images));
  }

  private static TestingSteps steps(GuideImages images) {
    return TestingSteps.of("attention-mask-gan", yaml(images));
  }

  /** The networks of one game, as it uses them. */
  private record Parts(
      AttentionMaskOptions options,
      NamedNetworks networks,
      OcganNetworks generator,
      OcganNetworks second,
      MapGenerator maps) {
    static Parts of(NamedNetworks networks, GuideImages images) {
      AttentionMaskOptions options =
          TestingFactories.options(yaml(images), AttentionMaskOptions.class);
      Backbones backbones = TestingFactories.bound(Backbones.class);
      OcganMethod first = OcganMethod.of(options.first(), "", backbones);
      OcganMethod second =
          OcganMethod.of(options.secondGan(), AttentionMaskMethod.MASKED, backbones);
      Map<String, NetworkPlan> plans = first.networks(SHAPE);
      GeneratorFeatures features =
          GeneratorFeatures.of(
              FeatureSource.BOTH,
              plans.get(OcganNetworks.ENCODER),
              plans.get(OcganNetworks.DECODER));
      OcganNetworks generator = first.open(networks, SHAPE);
      return new Parts(
          options,
          networks,
          generator,
          second.open(networks, SHAPE),
          new MapGenerator(networks.get(MapGenerator.NAME), features, generator, images, SHAPE));
    }

    ImageBatch play() {
      return new MapGame(
              options,
              maps,
              generator,
              second,
              Optional.of(networks.get(MapGame.GUIDE)),
              new RandomStream(1))
          .play(IMAGES, NEGATIVES, new Step(new Epoch(1, 9, 2), 0), new StepLosses());
    }

    /** Returns what the guide is shown as it is: normal images or their stand-ins, negatives. */
    ImageBatch both() {
      return new Kinds(maps.seen(IMAGES), NEGATIVES).together();
    }

    ImageBatch masked() {
      return AttentionMaps.product(both(), maps.mapsOfSeen(both()));
    }

    Variable ask(Variable values, Pass pass) {
      return networks.apply(MapGame.GUIDE, values, pass);
    }

    /** Half the cross-entropy of either kind. */
    static Variable told(Variable logits) {
      int normals = IMAGES.count();
      int all = normals + NEGATIVES.count();
      return Losses.binaryCrossEntropy(logits.slice(0, 0, normals), 1)
          .plus(Losses.binaryCrossEntropy(logits.slice(0, normals, all), 0))
          .times(0.5);
    }

    Variable mapLoss(Pass pass) {
      ImageBatch both = both();
      Variable map = maps.logits(known(both, pass.tape()), pass).sigmoid();
      Variable masked = generator.values(NetworkOutputs.pixels(both, pass.tape()).times(map));
      Variable normals = masked.slice(0, 0, IMAGES.count());
      Variable rebuilt = second.decode(second.encode(normals, pass), pass);
      Variable rest = map.negate().plus(1);
      return told(ask(masked, pass))
          .times(2)
          .plus(rebuilt.minus(normals).square().mean().times(3))
          .plus(map.mean(1, 2, 3).plus(-0.3).square().mean().times(4))
          .plus(map.times(map.log()).plus(rest.times(rest.log())).mean().times(-5));
    }

    /** Features, without a gradient to them. */
    private Variable known(ImageBatch both, Tape tape) {
      return tape.constant(maps.features(both, tape).value());
    }
  }

  /** Each in its turn, and no other: the guide, then the map. */
  @ParameterizedTest
  @EnumSource(GuideImages.class)
  void aStepIsATurnOfEach(GuideImages images) {
    TestingSteps steps = steps(images);
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    Parts parts = Parts.of(byHand, images);
    ImageBatch masked = parts.masked();
    steps.minimise(
        byHand,
        pass ->
            Parts.told(parts.ask(parts.generator().values(masked, pass.tape()), pass))
                .times(2)
                .plus(
                    Parts.told(parts.ask(parts.generator().values(parts.both(), pass.tape()), pass))
                        .times(3)),
        MapGame.GUIDE);
    steps.minimise(byHand, parts::mapLoss, MapGenerator.NAME);
    Parts.of(steps.networks(), images).play();
    TestingSteps.assertLearned(steps.networks(), byHand, before, MapGame.GUIDE, MapGenerator.NAME);
  }

  @ParameterizedTest
  @EnumSource(GuideImages.class)
  void neitherGanIsTouched(GuideImages images) {
    TestingSteps steps = steps(images);
    NamedNetworks before = steps.copy();
    Parts.of(steps.networks(), images).play();
    TestingSteps.assertUntouched(
        steps.networks(),
        before,
        before.all().keySet().stream()
            .filter(name -> !name.equals(MapGame.GUIDE) && !name.equals(MapGenerator.NAME))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(GuideImages.class)
  void onlyMaskedImagesMoveTheGuidesStatistics(GuideImages images) {
    TestingSteps steps = steps(images);
    NamedNetworks before = steps.copy();
    NamedNetworks byHand = steps.copy();
    Parts parts = Parts.of(byHand, images);
    ImageBatch masked = parts.masked();
    TestingSteps.observe(
        byHand, pass -> parts.ask(parts.generator().values(masked, pass.tape()), pass));
    Parts.of(steps.networks(), images).play();
    TestingSteps.assertObserved(steps.networks(), byHand, before, MapGame.GUIDE);
  }

  @Test
  void returnsNormalImagesTimesTheirMapsAsTheseAreNow() {
    TestingSteps steps = steps(GuideImages.ORIGINALS);
    Parts before = Parts.of(steps.copy(), GuideImages.ORIGINALS);
    Parts parts = Parts.of(steps.networks(), GuideImages.ORIGINALS);
    float[] masked = parts.play().pixels();
    assertThat(masked)
        .containsExactly(parts.maps().masked(IMAGES).pixels(), within(1e-6f))
        .isNotEqualTo(before.maps().masked(IMAGES).pixels());
  }
}
