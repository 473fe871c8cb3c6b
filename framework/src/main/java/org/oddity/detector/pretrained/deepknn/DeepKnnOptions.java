package org.oddity.detector.pretrained.deepknn;

import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of the nearest neighbours among features. */
public record DeepKnnOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(
            help = "layers whose results make an image's vector, NAME.pool for the mean of one",
            byDefault = "[layer3.pool]")
        List<String> layers,
    @Option(help = "how many neighbours to look for", byDefault = "2") int neighbours) {
  public DeepKnnOptions {
    Requirements.begin()
        .that(!layers.isEmpty(), "layers", layers, "must name at least one")
        .atLeast("neighbours", neighbours, 1)
        .end();
  }
}
