package org.oddity.detector.adversarial.anogan;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.gan.Gan;
import org.oddity.tensor.engine.Engine;

/**
 * AnoGAN: a GAN of normal images is inverted for each image; the score is what its loss ends at, (1
 * − λ) · Σ|x − G(z)| + λ · Σ|f(x) − f(G(z))| with pixels in the generator's range, summed over
 * pixels and features, hence larger for larger images.
 *
 * <p>f is what the discriminator's last layer is given. Departures from the paper: the networks are
 * those of the backbones that are chosen; all images of a batch are searched for at once, in
 * inference mode; they start from the same z, so that a score depends on its own image alone, and
 * may start several times; how Adam moves z is ours (see {@link SearchOptions}); maps have the
 * squared error of each pixel, as other detectors' have, not |x − G(z)|.
 */
@Paper(
    authors =
        "Thomas Schlegl, Philipp Seeböck, Sebastian M. Waldstein, Ursula Schmidt-Erfurth, Georg"
            + " Langs",
    title =
        "Unsupervised Anomaly Detection with Generative Adversarial Networks to Guide Marker"
            + " Discovery",
    venue = "International Conference on Information Processing in Medical Imaging (IPMI)",
    year = 2017,
    url = "https://arxiv.org/abs/1703.05921")
public final class AnoganFactory extends AdversarialFactory<AnoganOptions> {
  @Inject
  AnoganFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<AnoganOptions> optionsType() {
    return AnoganOptions.class;
  }

  @Override
  public String summary() {
    return "What a GAN of normal images cannot generate of the image.";
  }

  @Override
  protected AdversarialMethod method(AnoganOptions options) {
    return new AnoganMethod(options, Gan.of(options.recipe(), backbones()));
  }

  @Override
  protected List<String> backboneConflicts(AnoganOptions options, ImageShape shape) {
    return Gan.conflicts(options.recipe(), backbones(), shape);
  }
}
