package org.oddity.backbone.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.nn.Layer;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.MaxPool;
import org.oddity.tensor.Window;

/**
 * The convolutions of Simonyan and Zisserman's configurations A and D, as torchvision numbers their
 * layers: {@code features.0} is the first convolution. Rectifiers and poolings can be tapped.
 */
final class VggNetworks {
  /** Channels of the convolutions; 0 stands for a pooling. */
  private static final List<Integer> A =
      List.of(64, 0, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0);

  private static final List<Integer> D =
      List.of(64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0);

  private final boolean normed;
  private final List<TorchModule> modules = new ArrayList<>();
  private int number;

  private VggNetworks(boolean normed) {
    this.normed = normed;
  }

  static Architecture vgg11() {
    return new VggNetworks(false).build("torchvision-vgg11", "vgg11", A);
  }

  static Architecture vgg11WithNorms() {
    return new VggNetworks(true).build("torchvision-vgg11-bn", "vgg11_bn", A);
  }

  static Architecture vgg16() {
    return new VggNetworks(false).build("torchvision-vgg16", "vgg16", D);
  }

  static Architecture vgg16WithNorms() {
    return new VggNetworks(true).build("torchvision-vgg16-bn", "vgg16_bn", D);
  }

  private Architecture build(String name, String torchvision, List<Integer> configuration) {
    for (int channels : configuration) {
      if (channels == 0) {
        add(MaxPool.of(2), List.of(), true);
      } else {
        convolution(channels);
        add(Activation.relu(), List.of(), true);
      }
    }
    return new Architecture(name, torchvision, modules);
  }

  private void convolution(int channels) {
    String name = "features." + number;
    Optional<String> norm = normed ? Optional.of("features." + (number + 1)) : Optional.empty();
    add(
        Convolution.of(channels, Window.of(3, 1, 1)).drawn(Initialisation.HE_NORMAL),
        List.of(new FoldedConvolution(name, name, norm)),
        false);
    number += normed ? 1 : 0;
  }

  private void add(Layer layer, List<FoldedConvolution> convolutions, boolean tapped) {
    String name = "features." + number;
    modules.add(new TorchModule(name, layer, convolutions, tapped ? List.of(name) : List.of()));
    number++;
  }
}
