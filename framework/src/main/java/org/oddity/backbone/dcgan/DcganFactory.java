package org.oddity.backbone.dcgan;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.OutputRange;
import org.oddity.core.Paper;

/**
 * The DCGAN's discriminator as an encoder and its generator as a decoder.
 *
 * <p>Encoder {@code [side, side, channels]} to {@code [outputs]}: convolutions 4×4 of stride 2 that
 * halve the side until it is 4, doubling the channels, then one that covers what is left; leaky
 * rectifiers, batch norm from the second convolution on. The decoder mirrors it with rectifiers and
 * ends in tanh: pixels in [−1, 1]. Sides of 7·2ⁿ, such as MNIST's 28, are halved until 7 is left,
 * so that decoder and encoder mirror each other without cropping.
 *
 * <p>Departures from the paper: the side is any that halves to 4 or 7, not only 64; the encoder may
 * have more outputs than one, without the sigmoid; latent vectors need not be uniform. Convolutions
 * keep their bias before batch norm, as layers of PyTorch do unasked, unless {@code bias: false}
 * takes all biases away. Drawn from N(0, 0.02²), §4.
 */
@Paper(
    authors = "Alec Radford, Luke Metz, Soumith Chintala",
    title =
        "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial"
            + " Networks",
    venue = "International Conference on Learning Representations",
    year = 2016,
    url = "https://arxiv.org/abs/1511.06434")
final class DcganFactory implements BackboneFactory<DcganOptions> {
  @Inject
  DcganFactory() {}

  @Override
  public Class<DcganOptions> optionsType() {
    return DcganOptions.class;
  }

  @Override
  public String summary() {
    return "Strided convolutions to a latent vector and their mirror image back to pixels.";
  }

  @Override
  public Backbone create(DcganOptions options) {
    Dcgan layers = new Dcgan(options);
    return Backbone.named("dcgan", options.latent())
        .encoder(layers::encoder)
        .decoder(OutputRange.SYMMETRIC, layers::decoder)
        .build();
  }
}
