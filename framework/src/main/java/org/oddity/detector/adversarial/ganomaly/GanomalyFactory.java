package org.oddity.detector.adversarial.ganomaly;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.tensor.engine.Engine;

/**
 * GANomaly: z = E1(x), x̂ = De(z), ẑ = E2(x̂); the score is how far ẑ is from z.
 *
 * <p>A step is the authors' code's: the generator's loss 1 · L_adv + 50 · L_con + 1 · L_enc, then
 * the discriminator's ½ (BCE(D(x), 1) + BCE(D(x̂), 0)) on the same x̂.
 *
 * <p>Departures: scores are made with running statistics of batch norm, not with those of the test
 * batch, so that they depend on their image alone; they are not scaled by the least and greatest of
 * the test set; the last epoch counts, or the best on held-out normals, not the best on the test
 * set. The paper's score is the L1 norm (equation 6), the code's the mean square: {@code score}
 * chooses. The backbone's images need not be of 32×32.
 */
@Paper(
    authors = "Samet Akcay, Amir Atapour-Abarghouei, Toby P. Breckon",
    title = "GANomaly: Semi-Supervised Anomaly Detection via Adversarial Training",
    venue = "Asian Conference on Computer Vision (ACCV)",
    year = 2018,
    url = "https://arxiv.org/abs/1805.06725")
public final class GanomalyFactory extends AdversarialFactory<GanomalyOptions> {
  @Inject
  GanomalyFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<GanomalyOptions> optionsType() {
    return GanomalyOptions.class;
  }

  @Override
  public String summary() {
    return "Difference of an image's code from that of its reconstruction, by an encoder, a decoder"
        + " and another encoder.";
  }

  @Override
  protected AdversarialMethod method(GanomalyOptions options) {
    return new GanomalyMethod(
        options,
        backbones().create(options.backbone()),
        backbones().create(options.discriminator()));
  }

  @Override
  protected List<String> backboneConflicts(GanomalyOptions options, ImageShape shape) {
    Set<String> conflicts =
        new LinkedHashSet<>(
            backbones()
                .conflicts(options.backbone(), shape, BackbonePart.ENCODER, BackbonePart.DECODER));
    conflicts.addAll(backbones().conflicts(options.discriminator(), shape, BackbonePart.ENCODER));
    return List.copyOf(conflicts);
  }
}
