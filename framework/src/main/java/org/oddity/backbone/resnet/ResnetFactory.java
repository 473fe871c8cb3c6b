package org.oddity.backbone.resnet;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.core.Paper;

/**
 * The residual networks for CIFAR-10 of §4.2: a 3×3 convolution, three stages of residual blocks of
 * two 3×3 convolutions each with 1, 2 and 4 times as many channels, shortcuts without parameters.
 *
 * <p>Classifier and encoder {@code [height, width, channels]} to {@code [outputs]}; features {@code
 * [height / 4, width / 4, 4 · width]}, with {@code stage-1} to {@code stage-3} inside. Drawn as the
 * paper says, from N(0, 2/fan-in) (He et al., ICCV 2015), without bias before batch norm.
 */
@Paper(
    authors = "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
    title = "Deep Residual Learning for Image Recognition",
    venue = "IEEE Conference on Computer Vision and Pattern Recognition",
    year = 2016,
    url = "https://doi.org/10.1109/CVPR.2016.90")
final class ResnetFactory implements BackboneFactory<ResnetOptions> {
  @Inject
  ResnetFactory() {}

  @Override
  public Class<ResnetOptions> optionsType() {
    return ResnetOptions.class;
  }

  @Override
  public String summary() {
    return "Residual blocks of 3×3 convolutions in three stages, for small images.";
  }

  @Override
  public Backbone create(ResnetOptions options) {
    Resnet layers = new Resnet(options);
    return Backbone.named("resnet-small", options.latent())
        .encoder(layers::classifier)
        .classifier(layers::classifier)
        .features(Resnet.STAGES, layers::features)
        .build();
  }
}
