package org.oddity.detector.reconstruction;

import java.util.Map;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/**
 * Makes the mean squared error of the reconstruction small, that of the clean image even where the
 * encoder is given a noisy one; scores by the same error without noise.
 *
 * @param deviation of the noise, in the range of the networks; 0 for none
 */
public record SquaredErrorMethod(double deviation) implements ReconstructionMethod {
  /** The pictures of all epochs have the same noise, else they could not be compared. */
  private static final long PICTURES = 1;

  @Override
  public Objective objective(Variable pixels, EncoderDecoder networks, Pass pass) {
    Variable seen = noisy(networks.range().ofPixels(pixels), pass.random());
    Variable restored = networks.decode(networks.encode(seen, pass), pass);
    return Objective.of(Losses.l2(restored, pixels));
  }

  private Variable noisy(Variable values, RandomStream random) {
    if (deviation == 0) {
      return values;
    }
    Kernels kernels = values.tape().kernels();
    Shape shape = values.shape();
    float[] noise = random.gaussian(shape.size(), 0, deviation);
    return values.plus(values.tape().constant(kernels.of(shape, noise)));
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples, EncoderDecoder networks) {
    if (deviation == 0) {
      return ReconstructionMethod.super.images(examples, networks);
    }
    ImageBatch noisy = noisy(examples, networks);
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("with noise", noisy),
            ImageGrid.row("reconstructions", networks.reconstruct(noisy, this::code))));
  }

  private ImageBatch noisy(ImageBatch images, EncoderDecoder networks) {
    double inPixels = deviation / (networks.range().to() - networks.range().from());
    float[] pixels = new RandomStream(PICTURES).gaussian(images.pixels().length, 0, inPixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += images.pixels()[i];
    }
    return ImageBatch.wrap(images.shape(), pixels);
  }
}
