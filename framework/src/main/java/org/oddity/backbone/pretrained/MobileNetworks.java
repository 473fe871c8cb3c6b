package org.oddity.backbone.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.nn.Layer;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Residual;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Window;

/** MobileNetV2 of Sandler et al., table 2, at width 1, as torchvision numbers its layers. */
final class MobileNetworks {
  private static final int FIRST = 32;
  private static final int LAST = 1280;

  /** Expansion, channels, blocks and stride of the first of them: table 2 of the paper. */
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private final List<TorchModule> modules = new ArrayList<>();
  private int channels = FIRST;

  private MobileNetworks() {}

  static Architecture mobilenetV2() {
    MobileNetworks network = new MobileNetworks();
    network.simple(FIRST, 3, 2);
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[2]; i++) {
        network.block(stage[0], stage[1], i == 0 ? stage[3] : 1);
      }
    }
    network.simple(LAST, 1, 1);
    return new Architecture("mobilenet-v2", "mobilenet_v2", network.modules);
  }

  private String next() {
    return "features." + modules.size();
  }

  private void add(Layer layer, List<FoldedConvolution> convolutions) {
    modules.add(new TorchModule(next(), layer, convolutions, List.of(next())));
  }

  private void simple(int made, int kernel, int stride) {
    Sequential layers =
        Sequential.builder()
            .add("0", convolution(made, kernel, stride))
            .add("2", bounded())
            .build();
    String name = next();
    add(layers, List.of(folded(name + ".0", name, 0)));
  }

  /** An inverted residual: widened, each channel by itself, narrowed without a rectifier. */
  private void block(int expansion, int made, int stride) {
    boolean around = stride == 1 && made == channels;
    String name = next() + ".conv";
    String own = around ? next() + ".body" : next();
    List<FoldedConvolution> convolutions = new ArrayList<>();
    Sequential.Builder body = Sequential.builder();
    int place = 0;
    if (expansion > 1) {
      body.add("widening", convolution(expansion * channels, 1, 1)).add("bound-1", bounded());
      convolutions.add(folded(own + ".widening", name + "." + place, 0));
      place++;
    }
    body.add("depthwise", new DepthwiseConvolution(Window.of(3, stride, 1)));
    body.add("bound-2", bounded());
    convolutions.add(folded(own + ".depthwise", name + "." + place, 0));
    place++;
    body.add("narrowing", convolution(made, 1, 1));
    convolutions.add(folded(own + ".narrowing", name, place));
    add(around ? Residual.around(body.build()).withoutActivation() : body.build(), convolutions);
    channels = made;
  }

  /** A convolution of torchvision's {@code Conv2dNormActivation}, its norm beside it. */
  private static FoldedConvolution folded(String layer, String name, int place) {
    return new FoldedConvolution(layer, name + "." + place, Optional.of(name + "." + (place + 1)));
  }

  private static Convolution convolution(int channels, int kernel, int stride) {
    return Convolution.of(channels, Window.of(kernel, stride, kernel / 2))
        .drawn(Initialisation.HE_NORMAL);
  }

  /** ReLU6: at least 0, at most 6. */
  private static Activation bounded() {
    return new Activation(Elementwise.clip(0, 6));
  }
}
