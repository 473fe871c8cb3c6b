package org.oddity.backbone.lenet;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.OutputRange;
import org.oddity.core.Paper;

/**
 * The encoders of Deep SVDD and the decoders of the autoencoders that they are pre-trained in, as
 * in the authors' code (Deep-SVDD-PyTorch, {@code networks/mnist_LeNet.py} and {@code
 * cifar10_LeNet.py}).
 *
 * <p>Encoder {@code [side, side, channels]} to {@code [outputs]}: convolutions 5×5 without bias,
 * batch norm without scale and shift (ε 1e-4), leaky rectifiers (0.01), max pooling, then a dense
 * layer without bias. Decoder {@code [inputs]} to {@code [side, side, channels]}, pixels in [0, 1]:
 * nearest upsampling and transposed convolutions 5×5; the one for CIFAR-10 starts with a batch norm
 * of the latent vector, which the authors count to the autoencoder.
 *
 * <p>Convolutions for CIFAR-10 are drawn as in the authors' autoencoder, Xavier with PyTorch's gain
 * for leaky rectifiers; all else as PyTorch does unasked. Departures: other sides than 28 and 32,
 * where they come out even.
 */
@Paper(
    authors =
        "Lukas Ruff, Robert A. Vandermeulen, Nico Görnitz, Lucas Deecke, Shoaib A. Siddiqui,"
            + " Alexander Binder, Emmanuel Müller, Marius Kloft",
    title = "Deep One-Class Classification",
    venue = "International Conference on Machine Learning",
    year = 2018,
    url = "http://proceedings.mlr.press/v80/ruff18a.html")
final class DeepSvddLenetFactory implements BackboneFactory<DeepSvddLenetOptions> {
  @Inject
  DeepSvddLenetFactory() {}

  @Override
  public Class<DeepSvddLenetOptions> optionsType() {
    return DeepSvddLenetOptions.class;
  }

  @Override
  public String summary() {
    return "Deep SVDD's small convolutional networks without bias, and their decoders.";
  }

  @Override
  public Backbone create(DeepSvddLenetOptions options) {
    DeepSvddLenet layers = new DeepSvddLenet(options);
    return Backbone.named("deep-svdd-lenet", options.latent())
        .encoder(layers::encoder)
        .decoder(OutputRange.UNIT, layers::decoder)
        .build();
  }
}
