package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** VGG16, trained on ImageNet: features of its layers to features.30. */
@Paper(
    authors = "Karen Simonyan, Andrew Zisserman",
    title = "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    venue = "International Conference on Learning Representations",
    year = 2015,
    url = "https://arxiv.org/abs/1409.1556")
final class TorchvisionVgg16Factory extends PretrainedFactory {
  @Inject
  TorchvisionVgg16Factory(Engine engine, Parallelism parallelism) {
    super(VggNetworks.vgg16(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "VGG16, trained on ImageNet: features of its layers to features.30.";
  }
}
