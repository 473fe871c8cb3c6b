package org.oddity.detector.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageShape;
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
    boolean decodes = options.score().image() > 0 || looksAtDecoder();
    if (decodes || looksAtMap()) {
      names.add(OcganNetworks.ENCODER);
    }
    if (decodes) {
      names.add(OcganNetworks.DECODER);
    }
    if (looksAtMap()) {
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

  private boolean looksAtMap() {
    return options.mask() && (options.score().masked() > 0 || options.score().guide() > 0);
  }

  private boolean looksAtDecoder() {
    return looksAtMap() && options.map().features() != FeatureSource.ENCODER;
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
    List<Variable> terms = new ArrayList<>();
    Optional<GeneratorFeatures> features =
        maps.filter(each -> looksAtMap()).map(MapGenerator::features);
    Pass keeping = features.map(each -> each.capturing(pass)).orElse(pass);
    if (weights.image() > 0) {
      terms.add(first.score(pixels, networks, shape, keeping).times(weights.image()));
    }
    Variable masked = pixels;
    if (features.isPresent()) {
      Variable known = known(pixels, networks, shape, features.get(), keeping);
      masked = pixels.times(maps.orElseThrow().logits(known, pass).sigmoid());
    }
    if (weights.masked() > 0) {
      terms.add(second.score(masked, networks, shape, pass).times(weights.masked()));
    }
    if (weights.guide() > 0) {
      Variable values = first.open(networks, shape).values(masked);
      Variable logits = networks.apply(MapGame.GUIDE, values, pass);
      Variable negative = logits.negate().sigmoid().reshape(logits.shape().length(0));
      terms.add(negative.times(weights.guide()));
    }
    return terms.stream().reduce(Variable::plus).orElseThrow();
  }

  /**
   * The way to the reconstruction that is scored gives the features too, so that a layer on it has
   * one result and one gradient; not where noise makes that another way than the map's.
   */
  private Variable known(
      Variable pixels,
      NamedNetworks networks,
      ImageShape shape,
      GeneratorFeatures features,
      Pass keeping) {
    boolean passed = options.score().image() > 0;
    if (passed && !first.scoresNoisyImages()) {
      return features.captured(keeping);
    }
    OcganNetworks generator = first.open(networks, shape);
    return features.in(generator, generator.values(pixels), passed ? keeping.untapped() : keeping);
  }
}
