package org.oddity.detector.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.ocgan.OcganMethod;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.nn.Pass;

/**
 * What {@link AttentionMaskScorer} computes, as one function of the pixels: unlike in training, the
 * map's features have a gradient back to the image. Terms of weight 0 are left out, and so are the
 * networks that only they need.
 *
 * @param first the GAN of images
 * @param second the GAN of masked images
 */
record ScoreOnTape(AttentionMaskOptions options, OcganMethod first, OcganMethod second) {
  /** Returns the networks that an image goes through, in that order. */
  List<String> networks() {
    List<String> names = new ArrayList<>();
    boolean features = needsMap() && options.map().features() != FeatureSource.ENCODER;
    boolean decodes = options.score().image() > 0 || features || mapSeesReconstructions();
    if (decodes || needsMap()) {
      names.add(OcganNetworks.ENCODER);
    }
    if (decodes) {
      names.add(OcganNetworks.DECODER);
    }
    if (needsMap()) {
      names.add(MapGenerator.NAME);
    }
    if (options.score().masked() > 0) {
      second.scoredThrough().forEach(name -> names.add(AttentionMaskMethod.MASKED + name));
    }
    if (options.score().guide() > 0) {
      names.add(MapGame.GUIDE);
    }
    return names;
  }

  private boolean needsMap() {
    return options.mask() && (options.score().masked() > 0 || options.score().guide() > 0);
  }

  private boolean mapSeesReconstructions() {
    return needsMap() && options.guideImages() == GuideImages.RECONSTRUCTIONS;
  }

  /**
   * Returns the scores, {@code [batch]}.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1]
   * @param maps nothing without a mask
   * @param pass for inference
   */
  Variable of(
      Variable pixels,
      NamedNetworks networks,
      ImageShape shape,
      Optional<MapGenerator> maps,
      Pass pass) {
    ScoreWeights weights = options.score();
    OcganNetworks generator = first.open(networks, shape);
    Optional<MapGenerator> mapper = maps.filter(each -> needsMap());
    boolean noisy = weights.image() > 0 && first.scoresNoisyImages();
    // A layer that was passed with noise is not to be told again of the image without.
    Pass clean = noisy ? pass.untapped() : pass;
    Seen seen = look(pixels, generator, mapper.map(MapGenerator::features), clean);
    Optional<Variable> map = mapper.map(each -> each.logits(seen.known(), pass).sigmoid());
    return new LossTerms()
        .add(
            "image",
            weights.image(),
            () -> noisy ? first.score(pixels, networks, shape, pass) : seen.error(pixels))
        .add(
            "masked",
            weights.masked(),
            () -> second.score(map.map(pixels::times).orElse(pixels), networks, shape, pass))
        .add(
            "guide",
            weights.guide(),
            () -> negative(generator.values(seen.image().times(map.orElseThrow())), networks, pass))
        .total();
  }

  /**
   * What the first GAN makes of images.
   *
   * @param image what map and guide see
   * @param reconstruction null where nobody needs it
   * @param known what maps are made of; null where nobody needs it
   */
  private record Seen(Variable image, Variable reconstruction, Variable known) {
    Variable error(Variable pixels) {
      return Losses.l2(reconstruction, pixels, LossReduction.MEAN_PER_IMAGE);
    }
  }

  /** Goes once through the first GAN where error and features are those of the same image. */
  private Seen look(
      Variable pixels, OcganNetworks generator, Optional<GeneratorFeatures> features, Pass pass) {
    Pass keeping = features.map(each -> each.capturing(pass)).orElse(pass);
    boolean whole = options.score().image() > 0 && !first.scoresNoisyImages();
    Variable reconstruction =
        whole || mapSeesReconstructions()
            ? generator.reconstruct(pixels, new float[0], keeping)
            : null;
    if (features.isEmpty()) {
      return new Seen(pixels, reconstruction, null);
    }
    if (mapSeesReconstructions()) {
      Variable values = generator.values(reconstruction);
      Variable known = features.get().in(generator, values, pass.untapped());
      return new Seen(reconstruction, reconstruction, known);
    }
    Variable known =
        whole
            ? features.get().captured(keeping)
            : features.get().in(generator, generator.values(pixels), pass);
    return new Seen(pixels, reconstruction, known);
  }

  private static Variable negative(Variable values, NamedNetworks networks, Pass pass) {
    Variable logits = networks.apply(MapGame.GUIDE, values, pass);
    return logits.negate().sigmoid().reshape(logits.shape().length(0));
  }
}
