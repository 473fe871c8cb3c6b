package org.oddity.backbone.pretrained;

import java.util.List;
import org.oddity.nn.Layer;

/**
 * A part of a network that stands under a name in torchvision, such as {@code features.4}.
 *
 * @param name in torchvision
 * @param layer what it computes; batch norms are folded into their convolutions
 * @param convolutions inside it, by their full names
 * @param taps the names of its results that can be had: those that folding leaves as they are
 */
record TorchModule(
    String name, Layer layer, List<FoldedConvolution> convolutions, List<String> taps) {
  TorchModule {
    convolutions = List.copyOf(convolutions);
    taps = List.copyOf(taps);
  }
}
