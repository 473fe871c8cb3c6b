package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** MobileNetV2, trained on ImageNet: features of its layers to features.18. */
@Paper(
    authors = "Mark Sandler, Andrew Howard, Menglong Zhu, Andrey Zhmoginov, Liang-Chieh Chen",
    title = "MobileNetV2: Inverted Residuals and Linear Bottlenecks",
    venue = "IEEE Conference on Computer Vision and Pattern Recognition",
    year = 2018,
    url = "https://arxiv.org/abs/1801.04381")
final class MobilenetV2Factory extends PretrainedFactory {
  @Inject
  MobilenetV2Factory(Engine engine, Parallelism parallelism) {
    super(MobileNetworks.mobilenetV2(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "MobileNetV2, trained on ImageNet: features of its layers to features.18.";
  }
}
