package org.oddity.detector.adversarial.ocgan;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.tensor.engine.Engine;

/**
 * OCGAN: a denoising autoencoder whose whole latent space decodes to the normal class; the score is
 * the mean squared error of the reconstruction of pixels in [0, 1].
 *
 * <p>Algorithm 1 of the paper: the classifier, both discriminators, the latent negatives, then
 * encoder and decoder. Departures in {@code mode: paper}: the networks are those of the backbones
 * that are chosen, with kernels of 4×4 for DCGAN; how many steps mining takes, and of what size, is
 * an option, as the paper does not tell; scores are made without noise, so that they do not depend
 * on a draw, and with running statistics, which are those of reconstructions of noisy images; ‖·‖²
 * is a mean over pixels. {@link OcganMode} has what the authors' code does differently.
 */
@Paper(
    authors = "Pramuditha Perera, Ramesh Nallapati, Bing Xiang",
    title = "OCGAN: One-class Novelty Detection Using GANs with Constrained Latent Representations",
    venue = "Conference on Computer Vision and Pattern Recognition (CVPR)",
    year = 2019,
    url = "https://arxiv.org/abs/1903.08550")
public final class OcganFactory extends AdversarialFactory<OcganOptions> {
  @Inject
  OcganFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<OcganOptions> optionsType() {
    return OcganOptions.class;
  }

  /** The second: mode official-code draws for each network by itself. */
  @Override
  public int revision() {
    return 2;
  }

  @Override
  public String summary() {
    return "Autoencoder whose whole latent space decodes to the normal class, by adversaries and"
        + " informative-negative mining.";
  }

  @Override
  protected AdversarialMethod method(OcganOptions options) {
    return OcganMethod.of(options, "", backbones());
  }

  @Override
  protected List<String> backboneConflicts(OcganOptions options, ImageShape shape) {
    return options.conflicts(backbones(), shape);
  }
}
