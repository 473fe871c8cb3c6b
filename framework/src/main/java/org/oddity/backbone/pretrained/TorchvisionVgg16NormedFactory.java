package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** VGG16 with batch norm, trained on ImageNet: features of its layers to features.43. */
@Paper(
    authors = "Karen Simonyan, Andrew Zisserman",
    title = "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    venue = "International Conference on Learning Representations",
    year = 2015,
    url = "https://arxiv.org/abs/1409.1556")
final class TorchvisionVgg16NormedFactory extends PretrainedFactory {
  @Inject
  TorchvisionVgg16NormedFactory(Engine engine, Parallelism parallelism) {
    super(VggNetworks.vgg16WithNorms(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "VGG16 with batch norm, trained on ImageNet: features of its layers to features.43.";
  }
}
