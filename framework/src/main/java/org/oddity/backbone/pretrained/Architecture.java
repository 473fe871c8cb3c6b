package org.oddity.backbone.pretrained;

import java.util.ArrayList;
import java.util.List;
import org.oddity.nn.layer.Sequential;

/**
 * A network without its classifier, as modules one after another.
 *
 * @param name as it is registered
 * @param torchvision the name of the function that makes it in torchvision
 * @param modules from the image on
 */
record Architecture(String name, String torchvision, List<TorchModule> modules) {
  Architecture {
    modules = List.copyOf(modules);
  }

  /** Returns it without what comes after the last of some taps. */
  Architecture upTo(List<String> taps) {
    int last = 0;
    for (int i = 0; i < modules.size(); i++) {
      if (modules.get(i).taps().stream().anyMatch(taps::contains)) {
        last = i;
      }
    }
    return new Architecture(name, torchvision, modules.subList(0, last + 1));
  }

  /** Returns all names of results that can be had, in their order. */
  List<String> taps() {
    return modules.stream().flatMap(module -> module.taps().stream()).toList();
  }

  /** Returns all convolutions. */
  List<FoldedConvolution> convolutions() {
    return modules.stream().flatMap(module -> module.convolutions().stream()).toList();
  }

  /** Returns the layers; modules whose names have a dot stand together in what is before it. */
  Sequential layers() {
    Sequential.Builder all = Sequential.builder();
    List<TorchModule> group = new ArrayList<>();
    for (TorchModule module : modules) {
      int dot = module.name().indexOf('.');
      if (dot < 0) {
        all.add(module.name(), module.layer());
      } else {
        group.add(module);
      }
    }
    if (!group.isEmpty()) {
      Sequential.Builder inside = Sequential.builder();
      String outer = group.get(0).name().substring(0, group.get(0).name().indexOf('.'));
      for (TorchModule module : group) {
        inside.add(module.name().substring(outer.length() + 1), module.layer());
      }
      all.add(outer, inside.build());
    }
    return all.build();
  }
}
