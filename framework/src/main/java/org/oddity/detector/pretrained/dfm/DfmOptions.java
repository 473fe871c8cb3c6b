package org.oddity.detector.pretrained.dfm;

import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of the principal components of features. */
public record DfmOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(
            help = "layers whose results make an image's vector, NAME.pool for the mean of one",
            byDefault = "[layer3.pool]")
        List<String> layers,
    @Option(help = "keep the fewest components above this share of variance", byDefault = "0.97")
        double variance,
    @Option(
            help =
                "the error of reconstructing the vector from the components"
                    + " (reconstruction-error), or its improbability along them (likelihood)",
            byDefault = "reconstruction-error")
        Score score) {
  public DfmOptions {
    Requirements.begin()
        .that(!layers.isEmpty(), "layers", layers, "must name at least one")
        .fraction("variance", variance)
        .end();
  }

  /** What an image is scored by. */
  public enum Score {
    /** The squared distance of the vector to the span of the components. */
    RECONSTRUCTION_ERROR,
    /** The negative log-likelihood of one Gaussian in the coordinates along the components. */
    LIKELIHOOD
  }
}
