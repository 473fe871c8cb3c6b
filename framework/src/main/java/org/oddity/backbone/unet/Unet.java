package org.oddity.backbone.unet;

import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Concatenation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.layer.TransposedConvolution;
import org.oddity.tensor.Window;

/** The layers, from the outside in: what lies between a halving and its doubling is one layer. */
final class Unet {
  /** Halves or doubles the sides of an image. */
  private static final Window STRIDED = Window.of(4, 2, 1);

  private static final double SLOPE = 0.2;

  /** Channels grow no further than to this multiple of the width. */
  private static final int WIDEST = 8;

  private final UnetOptions options;
  private final ImageShape image;
  private final int depth;

  private Unet(UnetOptions options, ImageShape image, int depth) {
    this.options = options;
    this.image = image;
    this.depth = depth;
  }

  /**
   * Returns the network for images of a shape.
   *
   * @throws ShapeMismatchException if their sides cannot be halved so often
   */
  static Unet of(UnetOptions options, ImageShape image) {
    int halvings =
        Math.min(
            Integer.numberOfTrailingZeros(image.height()),
            Integer.numberOfTrailingZeros(image.width()));
    int depth = options.depth().orElse(halvings);
    if (halvings < UnetOptions.LEAST_DEPTH) {
      throw new ShapeMismatchException("takes images whose sides are multiples of 4, not " + image);
    }
    if (halvings < depth) {
      throw new ShapeMismatchException(
          String.format(
              "of depth %d takes images whose sides are multiples of %d, not %s; leave depth out to"
                  + " halve them as often as they can be",
              depth, 1 << depth, image));
    }
    return new Unet(options, image, depth);
  }

  Layer translator() {
    Sequential.Builder layers = Sequential.builder().add(halving(0));
    attend(layers);
    return layers
        .add("inner", inner(1))
        .add(Activation.relu())
        // The only one that no norm follows, hence the only one with a bias.
        .add(TransposedConvolution.of(image.channels(), STRIDED).drawn(Initialisation.DCGAN))
        .add(Activation.tanh())
        .build();
  }

  /** Returns what lies inside so many halvings: the next one and all that lies inside it. */
  private Layer inner(int level) {
    Sequential.Builder layers =
        Sequential.builder().add(Activation.leakyRelu(SLOPE)).add(halving(level));
    boolean innermost = level == depth - 1;
    if (!innermost) {
      layers.add(norm());
    }
    attend(layers);
    if (!innermost) {
      layers.add("inner", inner(level + 1));
    }
    layers
        .add(Activation.relu())
        .add(
            TransposedConvolution.of(channels(level - 1), STRIDED)
                .withoutBias()
                .drawn(Initialisation.DCGAN))
        .add(norm());
    attend(layers);
    Layer body = layers.build();
    return options.skipConnections() ? Concatenation.around(body) : body;
  }

  private void attend(Sequential.Builder layers) {
    options.attention().ifPresent(each -> layers.add(each.layer()));
  }

  private Layer halving(int level) {
    return Convolution.of(channels(level), STRIDED).withoutBias().drawn(Initialisation.DCGAN);
  }

  private int channels(int level) {
    return options.width() * Math.min(1 << level, WIDEST);
  }

  private static BatchNorm norm() {
    return BatchNorm.standard().drawn(Initialisation.DCGAN);
  }
}
