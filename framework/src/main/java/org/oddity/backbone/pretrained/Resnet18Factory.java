package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** ResNet18, trained on ImageNet: features of layer1 to layer4. */
@Paper(
    authors = "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
    title = "Deep Residual Learning for Image Recognition",
    venue = "IEEE Conference on Computer Vision and Pattern Recognition",
    year = 2016,
    url = "https://doi.org/10.1109/CVPR.2016.90")
final class Resnet18Factory extends PretrainedFactory {
  @Inject
  Resnet18Factory(Engine engine, Parallelism parallelism) {
    super(ResidualNetworks.resnet18(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "ResNet18, trained on ImageNet: features of layer1 to layer4.";
  }
}
