package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** ResNet50, trained on ImageNet: features of layer1 to layer4. */
@Paper(
    authors = "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
    title = "Deep Residual Learning for Image Recognition",
    venue = "IEEE Conference on Computer Vision and Pattern Recognition",
    year = 2016,
    url = "https://doi.org/10.1109/CVPR.2016.90")
final class Resnet50Factory extends PretrainedFactory {
  @Inject
  Resnet50Factory(Engine engine, Parallelism parallelism) {
    super(ResidualNetworks.resnet50(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "ResNet50, trained on ImageNet: features of layer1 to layer4.";
  }
}
