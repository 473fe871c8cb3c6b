package org.oddity.detector.pretrained.dfkde;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of the density of features. */
public record DfkdeOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(
            help = "layers whose results make an image's vector, NAME.pool for the mean of one",
            byDefault = "[layer3.pool]")
        List<String> layers,
    @Option(help = "principal components of the vectors to keep", byDefault = "16") int components,
    @Option(
            help =
                "standard deviation of the kernel, as a share of that of each component; without"
                    + " it, Scott's rule")
        Optional<Double> bandwidth) {
  public DfkdeOptions {
    Requirements.begin()
        .that(!layers.isEmpty(), "layers", layers, "must name at least one")
        .atLeast("components", components, 1)
        .positive("bandwidth", bandwidth.orElse(1.0))
        .end();
  }
}
