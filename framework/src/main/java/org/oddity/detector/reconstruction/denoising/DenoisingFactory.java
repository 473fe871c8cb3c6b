package org.oddity.detector.reconstruction.denoising;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.detector.reconstruction.Autoencoders;
import org.oddity.detector.reconstruction.ReconstructionFactory;
import org.oddity.detector.reconstruction.ReconstructionMethod;
import org.oddity.detector.reconstruction.SquaredErrorMethod;

/**
 * An autoencoder that is given images with Gaussian noise, drawn anew each time, and reconstructs
 * them without; the score is the mean squared error of the reconstruction, in [0, 1].
 *
 * <p>The noise is that of the paper's journal version (Journal of Machine Learning Research 11,
 * 2010), its deviation that of OCGAN. Scores are made without noise, so that they do not depend on
 * a draw; OCGAN's code adds it there too. Both networks are trained at once, not layer by layer.
 */
@Paper(
    authors = "Pascal Vincent, Hugo Larochelle, Yoshua Bengio, Pierre-Antoine Manzagol",
    title = "Extracting and Composing Robust Features with Denoising Autoencoders",
    venue = "International Conference on Machine Learning (ICML)",
    year = 2008,
    url = "https://doi.org/10.1145/1390156.1390294")
public final class DenoisingFactory extends ReconstructionFactory<DenoisingOptions> {
  @Inject
  DenoisingFactory(Autoencoders autoencoders) {
    super(autoencoders);
  }

  @Override
  public Class<DenoisingOptions> optionsType() {
    return DenoisingOptions.class;
  }

  @Override
  public String summary() {
    return "Denoising autoencoder (DAE): trained to take noise away from normal images.";
  }

  @Override
  protected ReconstructionMethod method(DenoisingOptions options) {
    return new SquaredErrorMethod(options.noise());
  }
}
