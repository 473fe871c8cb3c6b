package org.oddity.detector.pretrained.spade;

import java.util.ArrayList;
import java.util.List;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of SPADE. */
public record SpadeOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(
            help = "layers whose results make an image's vector, NAME.pool for the mean of one",
            byDefault = "[layer3.pool]")
        List<String> imageLayers,
    @Option(help = "layers whose maps describe places", byDefault = "[layer1, layer2, layer3]")
        List<String> placeLayers,
    @Option(
            help = "how many training images to look for; all where there are fewer",
            byDefault = "50")
        int neighbours) {
  public SpadeOptions {
    Requirements.begin()
        .that(!imageLayers.isEmpty(), "image-layers", imageLayers, "must name at least one")
        .that(!placeLayers.isEmpty(), "place-layers", placeLayers, "must name at least one")
        .atLeast("neighbours", neighbours, 1)
        .end();
  }

  /** Returns all layers, those of the image first. */
  List<String> layers() {
    List<String> all = new ArrayList<>(imageLayers);
    all.addAll(placeLayers);
    return all;
  }
}
