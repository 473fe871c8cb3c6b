package org.oddity.detector.adversarial.gan;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.tensor.engine.Engine;

/**
 * A GAN whose discriminator scores: minus its logit, higher where it takes an image for generated.
 * It is the baseline GAN of tables of adversarial detectors, no method that a paper proposes for
 * finding anomalies: at the end of an ideal game the discriminator tells nothing.
 *
 * <p>Departures from the paper: the networks are those of the backbones that are chosen, DCGAN's by
 * default, with its Adam; the generator makes the cross-entropy of the label 1 small, as §3
 * recommends, and learns from the same draws as the discriminator; real labels can be smoothed.
 */
@Paper(
    authors =
        "Ian Goodfellow, Jean Pouget-Abadie, Mehdi Mirza, Bing Xu, David Warde-Farley, Sherjil"
            + " Ozair, Aaron Courville, Yoshua Bengio",
    title = "Generative Adversarial Nets",
    venue = "Advances in Neural Information Processing Systems",
    year = 2014,
    url = "https://arxiv.org/abs/1406.2661")
public final class GanFactory extends AdversarialFactory<GanOptions> {
  @Inject
  GanFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<GanOptions> optionsType() {
    return GanOptions.class;
  }

  @Override
  public String summary() {
    return "What the discriminator of a GAN of normal images takes for generated.";
  }

  @Override
  protected AdversarialMethod method(GanOptions options) {
    return new GanMethod(Gan.of(options.recipe(), backbones()));
  }

  @Override
  protected List<String> backboneConflicts(GanOptions options, ImageShape shape) {
    return Gan.conflicts(options.recipe(), backbones(), shape);
  }
}
