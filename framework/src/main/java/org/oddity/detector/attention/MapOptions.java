package org.oddity.detector.attention;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.AttentionOptions;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** What the map is made of, and what it should be like. */
public record MapOptions(
    @Option(help = "feature maps it is made of: encoder, decoder or both", byDefault = "both")
        FeatureSource features,
    @Option(help = "channels that they are brought to", byDefault = "32") int width,
    @Option(help = "cbam {reduction, kernel} over these channels", byDefault = "cbam")
        AttentionOptions attention,
    @Option(
            help = "of the sigmoid: fixed {value} or annealed {from, to, epochs}",
            byDefault = "fixed")
        TemperatureOptions temperature,
    @Option(
            help = "share of an image that the sparsity term wants a map to cover",
            byDefault = "0.5")
        double area,
    @Option(help = "weights of the map generator's loss", byDefault = "{}") MapWeights weights,
    @Option(help = "epochs in which the map learns before the second GAN begins", byDefault = "0")
        int preTraining) {
  public MapOptions {
    requireNonNull(features, "features is null");
    requireNonNull(attention, "attention is null");
    requireNonNull(temperature, "temperature is null");
    requireNonNull(weights, "weights is null");
    Requirements.begin()
        .between("width", width, 1, 4096)
        .between("area", area, 0, 1)
        .between("preTraining", preTraining, 0, 1_000_000)
        .end();
  }
}
