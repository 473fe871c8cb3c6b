package org.oddity.backbone.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.nn.Layer;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.MaxPool;
import org.oddity.nn.layer.Residual;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Window;

/**
 * The residual networks for ImageNet of He et al., table 1, as torchvision builds them: where the
 * deeper ones halve, the 3×3 convolution does it, not the 1×1 before it.
 */
final class ResidualNetworks {
  private static final int WIDTH = 64;

  /** How many times more channels a bottleneck gives than it has inside. */
  private static final int EXPANSION = 4;

  private final boolean bottleneck;
  private final int widening;
  private int channels = WIDTH;

  private ResidualNetworks(boolean bottleneck, int widening) {
    this.bottleneck = bottleneck;
    this.widening = widening;
  }

  static Architecture resnet18() {
    return new ResidualNetworks(false, 1).build("resnet18", "resnet18", 2, 2, 2, 2);
  }

  static Architecture resnet34() {
    return new ResidualNetworks(false, 1).build("resnet34", "resnet34", 3, 4, 6, 3);
  }

  static Architecture resnet50() {
    return new ResidualNetworks(true, 1).build("resnet50", "resnet50", 3, 4, 6, 3);
  }

  /** Zagoruyko and Komodakis: twice as many channels inside each bottleneck. */
  static Architecture wideResnet50() {
    return new ResidualNetworks(true, 2).build("wide-resnet50-2", "wide_resnet50_2", 3, 4, 6, 3);
  }

  private Architecture build(String name, String torchvision, int... blocks) {
    List<TorchModule> modules = new ArrayList<>();
    FoldedConvolution first = new FoldedConvolution("conv1", "conv1", Optional.of("bn1"));
    modules.add(new TorchModule("conv1", convolution(WIDTH, 7, 2), List.of(first), List.of()));
    modules.add(new TorchModule("relu", Activation.relu(), List.of(), List.of("relu")));
    modules.add(
        new TorchModule("maxpool", new MaxPool(Window.of(3, 2, 1)), List.of(), List.of("maxpool")));
    for (int i = 0; i < blocks.length; i++) {
      modules.add(stage("layer" + (i + 1), blocks[i], WIDTH << i, i == 0 ? 1 : 2));
    }
    return new Architecture(name, torchvision, modules);
  }

  private TorchModule stage(String name, int blocks, int width, int stride) {
    Sequential.Builder layers = Sequential.builder();
    List<FoldedConvolution> convolutions = new ArrayList<>();
    List<String> taps = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      String block = name + "." + i;
      layers.add(Integer.toString(i), block(block, width, i == 0 ? stride : 1, convolutions));
      taps.add(block);
    }
    taps.add(name);
    return new TorchModule(name, layers.build(), convolutions, taps);
  }

  private Layer block(String name, int width, int stride, List<FoldedConvolution> convolutions) {
    int made = bottleneck ? EXPANSION * width : width;
    Sequential body = bottleneck ? bottleneck(widening * width, made, stride) : basic(made, stride);
    body.names().stream()
        .filter(layer -> layer.startsWith("conv"))
        .forEach(
            layer ->
                convolutions.add(
                    new FoldedConvolution(
                        name + ".body." + layer,
                        name + "." + layer,
                        Optional.of(name + "." + layer.replace("conv", "bn")))));
    Residual block = Residual.around(body);
    if (stride != 1 || made != channels) {
      block = block.shortcut(convolution(made, 1, stride));
      convolutions.add(
          new FoldedConvolution(
              name + ".shortcut", name + ".downsample.0", Optional.of(name + ".downsample.1")));
    }
    channels = made;
    return block;
  }

  private static Sequential basic(int width, int stride) {
    return Sequential.builder()
        .add("conv1", convolution(width, 3, stride))
        .add("relu", Activation.relu())
        .add("conv2", convolution(width, 3, 1))
        .build();
  }

  private static Sequential bottleneck(int width, int made, int stride) {
    return Sequential.builder()
        .add("conv1", convolution(width, 1, 1))
        .add("relu1", Activation.relu())
        .add("conv2", convolution(width, 3, stride))
        .add("relu2", Activation.relu())
        .add("conv3", convolution(made, 1, 1))
        .build();
  }

  private static Convolution convolution(int channels, int kernel, int stride) {
    return Convolution.of(channels, Window.of(kernel, stride, kernel / 2))
        .drawn(Initialisation.HE_NORMAL);
  }
}
