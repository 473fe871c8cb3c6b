package org.oddity.detector.reconstruction.vae;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.detector.reconstruction.EncoderDecoder;
import org.oddity.detector.reconstruction.Objective;
import org.oddity.detector.reconstruction.ReconstructionMethod;
import org.oddity.detector.reconstruction.Scorer;
import org.oddity.nn.Pass;

/** Makes the negative evidence bound small: −ln p(image | code) + beta · KL(posterior ‖ prior). */
final class VaeMethod implements ReconstructionMethod {
  /**
   * The pictures of all epochs are decoded from the same codes, else they could not be compared.
   */
  private static final long PICTURES = 1;

  private final VaeOptions options;

  VaeMethod(VaeOptions options) {
    this.options = options;
  }

  @Override
  public int encoderOutputs(int latent) {
    return 2 * latent;
  }

  @Override
  public Variable code(Variable encoded) {
    return Posterior.of(encoded).mean();
  }

  @Override
  public Objective objective(Variable pixels, EncoderDecoder networks, Pass pass) {
    Posterior posterior = Posterior.of(networks.encode(networks.range().ofPixels(pixels), pass));
    int drawn = posterior.mean().shape().size();
    Variable codes = posterior.codes(pass.random().gaussian(drawn, 0, 1));
    Variable reconstruction =
        options.likelihood().negativeLog(pixels, networks.decode(codes, pass));
    Variable divergence =
        Losses.klToStandardNormal(
                posterior.mean(), posterior.logVariance(), LossReduction.SUM_PER_IMAGE)
            .mean();
    Map<String, Variable> parts = new LinkedHashMap<>();
    parts.put("reconstruction", reconstruction);
    parts.put("kl-divergence", divergence);
    return new Objective(reconstruction.plus(divergence.times(options.beta())), parts);
  }

  @Override
  public Scorer validation() {
    return BoundScorer.ofMeans(options.likelihood(), options.beta());
  }

  @Override
  public Scorer scorer(int latent, Seeds seeds) {
    if (options.score() == VaeScore.RECONSTRUCTION) {
      return ReconstructionMethod.super.scorer(latent, seeds);
    }
    return options.samples() == 0
        ? validation()
        : BoundScorer.drawn(
            options.likelihood(),
            options.beta(),
            options.samples(),
            latent,
            new RandomStream(seeds.seed("codes")));
  }

  @Override
  public Scorer restore(NamedArrays state) {
    return options.score() == VaeScore.RECONSTRUCTION
        ? ReconstructionMethod.super.restore(state)
        : BoundScorer.restore(options.likelihood(), options.beta(), state);
  }

  @Override
  public Map<String, ImageGrid> images(ImageBatch examples, EncoderDecoder networks) {
    Map<String, ImageGrid> images =
        new LinkedHashMap<>(ReconstructionMethod.super.images(examples, networks));
    int size = examples.count() * networks.latent();
    float[] codes = new RandomStream(PICTURES).gaussian(size, 0, 1);
    images.put("samples", ImageGrid.of(ImageGrid.row("of the prior", networks.decode(codes))));
    return images;
  }

  @Override
  public Map<String, Double> quantities(ImageBatch normals, EncoderDecoder networks) {
    return Map.of("active-latents", (double) Moments.of(normals, networks).active());
  }
}
