package org.oddity.detector.attention;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.tensor.engine.Engine;

/**
 * The attention-mask GAN: an OCGAN, a map of where to look made of its features, a classifier that
 * guides the map, and a second OCGAN of image times map; the score is the sum of both mean squared
 * errors of pixels in [0, 1], each with its weight, and may have the guide's answer in it.
 *
 * <p>Its users describe it and tell its figures; no publication of it is known. What they do not
 * tell is ours, see {@code docs/attention-mask-gan.md}: the map generator's layers, the terms that
 * keep a map from being empty or full, and that negatives are decoded from draws and from mined
 * draws, as a one-class training has no others. OCGAN and CBAM are those of {@link
 * org.oddity.detector.adversarial.ocgan.OcganFactory} and {@link org.oddity.nn.layer.Cbam}.
 */
public final class AttentionMaskFactory extends AdversarialFactory<AttentionMaskOptions> {
  @Inject
  AttentionMaskFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<AttentionMaskOptions> optionsType() {
    return AttentionMaskOptions.class;
  }

  /** The second: mode official-code draws for each network by itself. */
  @Override
  public int revision() {
    return 2;
  }

  @Override
  public String summary() {
    return "OCGAN with a second GAN of what a learned attention map leaves of an image.";
  }

  @Override
  protected AdversarialMethod method(AttentionMaskOptions options) {
    return new AttentionMaskMethod(options, backbones());
  }

  @Override
  protected List<String> backboneConflicts(AttentionMaskOptions options, ImageShape shape) {
    Set<String> conflicts = new LinkedHashSet<>(options.first().conflicts(backbones(), shape));
    if (options.guides()) {
      conflicts.addAll(backbones().conflicts(options.guide(), shape, BackbonePart.ENCODER));
    }
    return List.copyOf(conflicts);
  }
}
