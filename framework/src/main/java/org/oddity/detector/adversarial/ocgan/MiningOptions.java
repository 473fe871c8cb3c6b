package org.oddity.detector.adversarial.ocgan;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How informative negatives are searched for in latent space. */
public record MiningOptions(
    @Option(help = "steps of each latent vector; 0 for none, the ablation", byDefault = "5")
        int steps,
    @Option(help = "how far a step goes, see rule", byDefault = "0.1") double rate,
    @Option(
            help = "gradient (rate times the gradient), sign (rate times its sign) or adam",
            byDefault = "sign")
        MiningRule rule,
    @Option(
            help = "what the classifier shall answer: 0 generated, 1 reconstructed",
            byDefault = "0")
        double target,
    @Option(help = "first epoch with mining", byDefault = "1") int startEpoch,
    @Option(
            help =
                "let the visual discriminator learn from mined draws in place of draws, which the"
                    + " paper does not",
            byDefault = "false")
        boolean seenByDiscriminator) {
  public MiningOptions {
    Requirements.begin()
        .between("steps", steps, 0, 1000)
        .positive("rate", rate)
        .between("target", target, 0, 1)
        .between("startEpoch", startEpoch, 1, 1_000_000)
        .end();
  }
}
