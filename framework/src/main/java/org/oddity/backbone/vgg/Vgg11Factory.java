package org.oddity.backbone.vgg;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.core.Paper;

/**
 * VGG with eleven layers of weights in the paper, nine here, for small images.
 *
 * <p>Classifier and encoder {@code [height, width, channels]} to {@code [outputs]}; features {@code
 * [height / 32, width / 32, 8 · width]}, with {@code stage-1} to {@code stage-5} inside.
 *
 * <p>Departures from the paper's configuration A, as is usual on CIFAR-10: batch norm after each
 * convolution (Ioffe and Szegedy, ICML 2015), one dense layer in place of three, no dropout. Images
 * smaller than 32×32 skip the poolings that would find a single pixel. Weights and biases are drawn
 * as PyTorch does unasked, U(±1/√fan-in).
 */
@Paper(
    authors = "Karen Simonyan, Andrew Zisserman",
    title = "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    venue = "International Conference on Learning Representations",
    year = 2015,
    url = "https://arxiv.org/abs/1409.1556")
final class Vgg11Factory implements BackboneFactory<Vgg11Options> {
  @Inject
  Vgg11Factory() {}

  @Override
  public Class<Vgg11Options> optionsType() {
    return Vgg11Options.class;
  }

  @Override
  public String summary() {
    return "Stages of 3×3 convolutions with batch norm and max pooling.";
  }

  @Override
  public Backbone create(Vgg11Options options) {
    Vgg11 layers = new Vgg11(options);
    return Backbone.named("vgg11", options.latent())
        .encoder(layers::classifier)
        .classifier(layers::classifier)
        .features(Vgg11.STAGES, layers::features)
        .build();
  }
}
