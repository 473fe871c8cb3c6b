package org.oddity.detector.adversarial.skipganomaly;

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
 * Skip-GANomaly: x̂ = G(x) by a U-Net, f(x) what the discriminator knows of an image; the score is
 * λ times the mean of (x − x̂)², pixels in [−1, 1], and 1 − λ times that of (f(x) − f(x̂))².
 *
 * <p>A step is the authors' code's: the generator's loss 1 · BCE(D(x̂), 1) + 50 · |x − x̂| + 1 ·
 * (f(x) − f(x̂))², means all, then the discriminator's BCE(D(x), 1) + BCE(D(x̂), 0) on the same x̂.
 * In the code the discriminator makes the latent loss small, too, which the paper does not tell:
 * {@code discriminator-latent}.
 *
 * <p>The code's weight of the contextual loss is not the article's, as a user of it notes (issue 12
 * of the authors' repository); and where the article's R(x) is that loss, |x − x̂|, the code scores
 * by its square, as is done here.
 *
 * <p>Departures: scores are made with running statistics of batch norm, those of the discriminator
 * moved by real images and reconstructions alike; they are not scaled by the least and greatest of
 * the test set; the last epoch counts, or the best on held-out normals, not the best on the test
 * set; the learning rate falls where {@code schedule} says so. The classifier is a dense layer on
 * the features, which is what the code's 3×3 convolution of one pixel comes to.
 */
@Paper(
    authors = "Samet Akçay, Amir Atapour-Abarghouei, Toby P. Breckon",
    title =
        "Skip-GANomaly: Skip Connected and Adversarially Trained Encoder-Decoder Anomaly Detection",
    venue = "International Joint Conference on Neural Networks (IJCNN)",
    year = 2019,
    url = "https://arxiv.org/abs/1901.08954")
public final class SkipGanomalyFactory extends AdversarialFactory<SkipGanomalyOptions> {
  @Inject
  SkipGanomalyFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<SkipGanomalyOptions> optionsType() {
    return SkipGanomalyOptions.class;
  }

  @Override
  public String summary() {
    return "Error of an adversarially trained U-Net's reconstruction, in pixels and in the"
        + " discriminator's features.";
  }

  @Override
  protected AdversarialMethod method(SkipGanomalyOptions options) {
    return new SkipGanomalyMethod(
        options,
        backbones().create(options.backbone()),
        backbones().create(options.discriminator()));
  }

  @Override
  protected List<String> backboneConflicts(SkipGanomalyOptions options, ImageShape shape) {
    Set<String> conflicts =
        new LinkedHashSet<>(
            backbones().conflicts(options.backbone(), shape, BackbonePart.TRANSLATOR));
    conflicts.addAll(backbones().conflicts(options.discriminator(), shape, BackbonePart.ENCODER));
    return List.copyOf(conflicts);
  }
}
