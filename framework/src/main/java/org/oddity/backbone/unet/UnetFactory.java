package org.oddity.backbone.unet;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.OutputRange;
import org.oddity.core.Paper;

/**
 * The U-Net as image-to-image networks have it (Isola et al., "Image-to-Image Translation with
 * Conditional Adversarial Networks", CVPR 2017, §6.1), and with them Skip-GANomaly.
 *
 * <p>Translator {@code [height, width, channels]} to the same shape, pixels in [−1, 1]:
 * convolutions 4×4 of stride 2 that halve the sides, each doubling the channels up to eight times
 * the width, then as many transposed ones back; each is given what the halving of its size was
 * given, too, joined channel by channel. Batch norm but after the first, the innermost and the last
 * convolution, leaky rectifiers on the way down, rectifiers on the way up, tanh at the end. Sides
 * are halved as often as they can be, to one pixel where they are powers of two, or {@code depth}
 * times.
 *
 * <p>Departures from the paper: strided convolutions with padding stand for pairs of convolutions
 * with pooling, so that nothing is cropped; there is batch norm; it ends in pixels, not in logits
 * of classes. Without dropout and, but for the last, without biases, as Skip-GANomaly has it. Drawn
 * from N(0, 0.02²).
 */
@Paper(
    authors = "Olaf Ronneberger, Philipp Fischer, Thomas Brox",
    title = "U-Net: Convolutional Networks for Biomedical Image Segmentation",
    venue = "Medical Image Computing and Computer-Assisted Intervention (MICCAI)",
    year = 2015,
    url = "https://arxiv.org/abs/1505.04597")
final class UnetFactory implements BackboneFactory<UnetOptions> {
  @Inject
  UnetFactory() {}

  @Override
  public Class<UnetOptions> optionsType() {
    return UnetOptions.class;
  }

  @Override
  public String summary() {
    return "An image to an image by strided convolutions down and up, each halving also gone around.";
  }

  @Override
  public Backbone create(UnetOptions options) {
    return Backbone.named("unet", 0)
        .translator(OutputRange.SYMMETRIC, (image, length) -> Unet.of(options, image).translator())
        .build();
  }
}
