package org.oddity.detector.reconstruction;

import java.util.Map;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.NamedArrays;
import org.oddity.core.Seeds;
import org.oddity.nn.Pass;

/** What one kind of autoencoder does its own way. Immutable. */
public interface ReconstructionMethod {
  /**
   * Returns how many numbers the encoder gives.
   *
   * @param latent length of a code
   */
  default int encoderOutputs(int latent) {
    return latent;
  }

  /**
   * Returns what to decode of what the encoder gives, where nothing is drawn.
   *
   * @param encoded {@code [batch, outputs]}
   * @return {@code [batch, latent]}
   */
  default Variable code(Variable encoded) {
    return encoded;
  }

  /**
   * Returns what a step makes smaller.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1]
   * @param pass where randomness comes from
   */
  Objective objective(Variable pixels, EncoderDecoder networks, Pass pass);

  /** Returns what judges epochs on validation normals: near to what training makes smaller. */
  default Scorer validation() {
    return SquaredErrors.scorer(this::code);
  }

  /**
   * Returns what scores images.
   *
   * @param latent length of a code
   * @param seeds for what it may have to draw, once
   */
  default Scorer scorer(int latent, Seeds seeds) {
    return SquaredErrors.scorer(this::code);
  }

  /** Returns the scorer whose state this is. */
  default Scorer restore(NamedArrays state) {
    return SquaredErrors.scorer(this::code);
  }

  /** Returns pictures of what was learned, by lower-kebab names. */
  default Map<String, ImageGrid> images(ImageBatch examples, EncoderDecoder networks) {
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("reconstructions", networks.reconstruct(examples, this::code))));
  }

  /**
   * Returns quantities that show whether the method learned anything, beside {@link
   * ReconstructionQuality}, by lower-kebab names.
   *
   * @param normals a batch
   */
  default Map<String, Double> quantities(ImageBatch normals, EncoderDecoder networks) {
    return Map.of();
  }
}
