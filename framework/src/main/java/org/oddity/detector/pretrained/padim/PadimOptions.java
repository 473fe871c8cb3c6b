package org.oddity.detector.pretrained.padim;

import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of PaDiM. */
public record PadimOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(help = "layers whose maps describe places", byDefault = "[layer1, layer2, layer3]")
        List<String> layers,
    @Option(
            help = "which of the joined channels are modelled",
            byDefault = "{kind: random, count: 100}")
        Channels channels,
    @Option(help = "what is added to each channel's variance", byDefault = "0.01") double ridge) {
  public PadimOptions {
    Requirements.begin()
        .that(!layers.isEmpty(), "layers", layers, "must name at least one")
        .positive("ridge", ridge)
        .end();
  }
}
