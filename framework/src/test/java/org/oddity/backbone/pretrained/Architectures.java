package org.oddity.backbone.pretrained;

import java.util.List;

/** All architectures, by name. */
final class Architectures {
  private Architectures() {}

  static List<Architecture> all() {
    return List.of(
        ResidualNetworks.resnet18(),
        ResidualNetworks.resnet34(),
        ResidualNetworks.resnet50(),
        ResidualNetworks.wideResnet50(),
        VggNetworks.vgg11(),
        VggNetworks.vgg11WithNorms(),
        VggNetworks.vgg16(),
        VggNetworks.vgg16WithNorms(),
        MobileNetworks.mobilenetV2());
  }

  static Architecture named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
