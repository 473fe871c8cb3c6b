package org.oddity.detector.reconstruction.autoencoder;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.detector.reconstruction.Autoencoders;
import org.oddity.detector.reconstruction.ReconstructionFactory;
import org.oddity.detector.reconstruction.ReconstructionMethod;
import org.oddity.detector.reconstruction.SquaredErrorMethod;

/**
 * An encoder to a short code and a decoder back to the image, trained on normal images; the score
 * is the mean squared error of the reconstruction, in [0, 1].
 *
 * <p>Departs from the paper in that both are trained at once from random parameters, without
 * pre-training by restricted Boltzmann machines, and are whatever the backbone is.
 */
@Paper(
    authors = "Geoffrey E. Hinton, Ruslan R. Salakhutdinov",
    title = "Reducing the Dimensionality of Data with Neural Networks",
    venue = "Science 313(5786)",
    year = 2006,
    url = "https://doi.org/10.1126/science.1127647")
public final class AutoencoderFactory extends ReconstructionFactory<AutoencoderOptions> {
  @Inject
  AutoencoderFactory(Autoencoders autoencoders) {
    super(autoencoders);
  }

  @Override
  public Class<AutoencoderOptions> optionsType() {
    return AutoencoderOptions.class;
  }

  @Override
  public String summary() {
    return "Autoencoder: an image is anomalous by what a network cannot reconstruct of it.";
  }

  @Override
  protected ReconstructionMethod method(AutoencoderOptions options) {
    return new SquaredErrorMethod(0);
  }
}
