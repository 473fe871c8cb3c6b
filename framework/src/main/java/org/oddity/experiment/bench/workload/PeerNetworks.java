package org.oddity.experiment.bench.workload;

import java.util.Optional;
import org.oddity.nn.Layer;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Cbam;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.MaxPool;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Residual;
import org.oddity.nn.layer.ResizeBilinear;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.layer.TransposedConvolution;
import org.oddity.tensor.Window;

/**
 * The networks of the workloads, layer by layer those of experiments/peers/torch_steps.py: a
 * comparison must not change when a backbone's defaults do.
 */
final class PeerNetworks {
  static final int LATENT = 128;
  private static final int WIDTH = 64;
  private static final int[] VGG = {64, 0, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0};
  private static final double SLOPE = 0.2;

  private PeerNetworks() {}

  /** Returns the DCGAN encoder of 32×32 images. */
  static Sequential encoder() {
    return encoder(WIDTH, LATENT);
  }

  /** Returns such an encoder of another width, or a discriminator where it has one output. */
  static Sequential encoder(int width, int outputs) {
    return Sequential.of(
        half(width),
        Activation.leakyRelu(SLOPE),
        half(2 * width),
        BatchNorm.standard(),
        Activation.leakyRelu(SLOPE),
        half(4 * width),
        BatchNorm.standard(),
        Activation.leakyRelu(SLOPE),
        Convolution.of(outputs, Window.of(4, 1, 0)),
        new Flatten());
  }

  /** Returns the latent discriminator of OCGAN. */
  static Sequential latentDiscriminator() {
    Sequential.Builder layers = Sequential.builder();
    for (int features : new int[] {128, 64, 32}) {
      layers.add(Dense.of(features)).add(Activation.relu());
    }
    return layers.add(Dense.of(1)).build();
  }

  /** Returns the map of the attention-mask GAN with its defaults, from features to logits. */
  static Sequential attentionMap() {
    return Sequential.of(
        Convolution.of(32, Window.of(1, 1, 0)),
        Activation.leakyRelu(SLOPE),
        Cbam.of(16, 7),
        ResizeBilinear.to(32, 32),
        Convolution.of(1, Window.of(3, 1, 1)));
  }

  private static Layer half(int channels) {
    return Convolution.of(channels, Window.of(4, 2, 1));
  }

  /** Returns the DCGAN decoder, to 32×32 images of three channels. */
  static Sequential decoder() {
    return Sequential.of(
        Reshape.to(1, 1, LATENT),
        TransposedConvolution.of(4 * WIDTH, Window.of(4, 1, 0)),
        BatchNorm.standard(),
        Activation.relu(),
        twice(2 * WIDTH),
        BatchNorm.standard(),
        Activation.relu(),
        twice(WIDTH),
        BatchNorm.standard(),
        Activation.relu(),
        twice(3),
        Activation.tanh());
  }

  private static Layer twice(int channels) {
    return TransposedConvolution.of(channels, Window.of(4, 2, 1));
  }

  /** Returns VGG11 with batch norm for 32×32 images of ten classes. */
  static Sequential vgg11() {
    Sequential.Builder layers = Sequential.builder();
    for (int channels : VGG) {
      if (channels == 0) {
        layers.add(MaxPool.of(2));
      } else {
        layers.add(Convolution.of(channels, Window.of(3, 1, 1)));
        layers.add(BatchNorm.standard()).add(Activation.relu());
      }
    }
    return layers.add(new Flatten()).add(Dense.of(10)).build();
  }

  /** Returns ResNet18 up to its second stage of blocks, {@code [height / 8, width / 8, 128]}. */
  static Sequential resnetSecondStage() {
    return Sequential.of(
        Convolution.of(WIDTH, Window.of(7, 2, 3)).withoutBias(),
        BatchNorm.standard(),
        Activation.relu(),
        new MaxPool(Window.of(3, 2, 1)),
        block(WIDTH, 1),
        block(WIDTH, 1),
        block(2 * WIDTH, 2),
        block(2 * WIDTH, 1));
  }

  /** Returns its third stage, {@code [height / 16, width / 16, 256]} of the image's. */
  static Sequential resnetThirdStage() {
    return Sequential.of(block(4 * WIDTH, 2), block(4 * WIDTH, 1));
  }

  private static Layer block(int channels, int stride) {
    Layer body =
        Sequential.of(
            Convolution.of(channels, Window.of(3, stride, 1)).withoutBias(),
            BatchNorm.standard(),
            Activation.relu(),
            Convolution.of(channels, Window.of(3, 1, 1)).withoutBias(),
            BatchNorm.standard());
    Optional<Layer> shortcut =
        stride == 1
            ? Optional.empty()
            : Optional.of(
                Sequential.of(
                    Convolution.of(channels, Window.of(1, stride, 0)).withoutBias(),
                    BatchNorm.standard()));
    Residual block = Residual.around(body);
    return shortcut.map(block::shortcut).orElse(block);
  }
}
