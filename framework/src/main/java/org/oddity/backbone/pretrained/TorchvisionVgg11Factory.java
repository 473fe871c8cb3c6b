package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** VGG11, trained on ImageNet: features of its layers to features.20. */
@Paper(
    authors = "Karen Simonyan, Andrew Zisserman",
    title = "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    venue = "International Conference on Learning Representations",
    year = 2015,
    url = "https://arxiv.org/abs/1409.1556")
final class TorchvisionVgg11Factory extends PretrainedFactory {
  @Inject
  TorchvisionVgg11Factory(Engine engine, Parallelism parallelism) {
    super(VggNetworks.vgg11(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "VGG11, trained on ImageNet: features of its layers to features.20.";
  }
}
