package org.oddity.detector.reconstruction.vae;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.reconstruction.Recipe;
import org.oddity.training.TrainingOptions;

/** Options of the variational autoencoder. */
public record VaeOptions(
    @Option(help = "encoder and decoder", byDefault = "dcgan") BackboneChoice backbone,
    @Option(
            help = "of pixels given the code: gaussian {deviation} or bernoulli",
            byDefault = "gaussian")
        Likelihood likelihood,
    @Option(help = "weight of the KL divergence; 1 is the evidence bound", byDefault = "1")
        double beta,
    @Option(help = "elbo (negative bound) or reconstruction", byDefault = "elbo") VaeScore score,
    @Option(
            help = "codes that the elbo score averages over; 0: the posterior's mean alone",
            byDefault = "0")
        int samples,
    @Option(help = "epochs, batches, optimiser", byDefault = "{}") TrainingOptions training)
    implements Recipe {
  public VaeOptions {
    Requirements.begin()
        .that(beta >= 0 && Double.isFinite(beta), "beta", beta, "must be at least 0")
        .between("samples", samples, 0, 10_000)
        .that(
            samples == 0 || score == VaeScore.ELBO,
            "samples",
            samples,
            "must be 0 where the score is reconstruction, which takes the posterior's mean")
        .end();
  }
}
