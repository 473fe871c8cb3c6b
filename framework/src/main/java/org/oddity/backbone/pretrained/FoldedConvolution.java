package org.oddity.backbone.pretrained;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A convolution of a network, and where torchvision keeps its numbers.
 *
 * @param layer its full name here
 * @param convolution its name in torchvision
 * @param norm the name of the batch norm after it, which is folded in; empty if there is none
 */
record FoldedConvolution(String layer, String convolution, Optional<String> norm) {
  FoldedConvolution {
    requireNonNull(layer, "layer is null");
    requireNonNull(convolution, "convolution is null");
    requireNonNull(norm, "norm is null");
  }
}
