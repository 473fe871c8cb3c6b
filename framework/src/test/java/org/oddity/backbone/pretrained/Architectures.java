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
        ResidualNetworks.wideResnet50());
  }

  static Architecture named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
