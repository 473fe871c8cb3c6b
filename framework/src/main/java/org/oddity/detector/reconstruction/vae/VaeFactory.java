package org.oddity.detector.reconstruction.vae;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.detector.reconstruction.Autoencoders;
import org.oddity.detector.reconstruction.ReconstructionFactory;
import org.oddity.detector.reconstruction.ReconstructionMethod;

/**
 * An encoder to a Gaussian over codes and a decoder to a distribution over images, trained on the
 * evidence lower bound with one draw per image (the paper's equation 10). The score is the negative
 * bound or the reconstruction's mean squared error.
 *
 * <p>Departs from the paper in the networks, in that the Gaussian likelihood has one fixed
 * deviation for all pixels, and in that logarithms of variances are kept within ±20. The weight
 * beta is that of Higgins et al., "beta-VAE", ICLR 2017.
 */
@Paper(
    authors = "Diederik P. Kingma, Max Welling",
    title = "Auto-Encoding Variational Bayes",
    venue = "International Conference on Learning Representations (ICLR)",
    year = 2014,
    url = "https://arxiv.org/abs/1312.6114")
public final class VaeFactory extends ReconstructionFactory<VaeOptions> {
  @Inject
  VaeFactory(Autoencoders autoencoders) {
    super(autoencoders);
  }

  @Override
  public Class<VaeOptions> optionsType() {
    return VaeOptions.class;
  }

  @Override
  public String summary() {
    return "Variational autoencoder (VAE): images of low likelihood under a learned bound.";
  }

  @Override
  protected ReconstructionMethod method(VaeOptions options) {
    return new VaeMethod(options);
  }
}
