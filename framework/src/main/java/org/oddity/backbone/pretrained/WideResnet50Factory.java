package org.oddity.backbone.pretrained;

import jakarta.inject.Inject;
import org.oddity.core.Paper;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** WideResNet50-2, trained on ImageNet: features of layer1 to layer4. */
@Paper(
    authors = "Sergey Zagoruyko, Nikos Komodakis",
    title = "Wide Residual Networks",
    venue = "British Machine Vision Conference",
    year = 2016,
    url = "https://arxiv.org/abs/1605.07146")
final class WideResnet50Factory extends PretrainedFactory {
  @Inject
  WideResnet50Factory(Engine engine, Parallelism parallelism) {
    super(ResidualNetworks.wideResnet50(), engine, parallelism);
  }

  @Override
  public String summary() {
    return "WideResNet50-2, trained on ImageNet: features of layer1 to layer4.";
  }
}
