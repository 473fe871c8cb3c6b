package org.oddity.detector.adversarial.anogan;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How the latent vector of an image is searched for. */
public record SearchOptions(
    @Option(help = "steps from each start, the paper's capital gamma", byDefault = "500") int steps,
    @Option(help = "Adam's step on the latent vector", byDefault = "0.01") double learningRate,
    @Option(help = "decay of the gradient's mean", byDefault = "0.9") double beta1,
    @Option(help = "decay of the squared gradient's mean", byDefault = "0.999") double beta2,
    @Option(help = "starts of each image, the best of which counts", byDefault = "1") int restarts,
    @Option(help = "seed of the starts, which all images share", byDefault = "1") long seed) {
  public SearchOptions {
    Requirements.begin()
        .between("steps", steps, 1, 1_000_000)
        .positive("learningRate", learningRate)
        .that(beta1 >= 0 && beta1 < 1, "beta1", beta1, "must be in [0, 1)")
        .that(beta2 >= 0 && beta2 < 1, "beta2", beta2, "must be in [0, 1)")
        .between("restarts", restarts, 1, 1000)
        .end();
  }
}
