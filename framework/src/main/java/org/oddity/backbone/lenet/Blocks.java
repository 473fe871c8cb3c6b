package org.oddity.backbone.lenet;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.MaxPool;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.layer.TransposedConvolution;
import org.oddity.nn.layer.UpsampleNearest;
import org.oddity.tensor.Window;

/**
 * What both networks are made of. Nothing has a bias or a shift: with one, all images could be
 * mapped to the centre (Ruff et al., proposition 2). Numbers are those of the authors' code.
 */
final class Blocks {
  private static final int KERNEL = 5;
  private static final int SAME = 2;
  private static final double SLOPE = 0.01;
  private static final double EPSILON = 1e-4;

  private final Initialisation convolutions;
  private final Optional<AttentionOptions> attention;
  private final Sequential.Builder layers = Sequential.builder();

  Blocks(Initialisation convolutions, Optional<AttentionOptions> attention) {
    this.convolutions = convolutions;
    this.attention = attention;
  }

  /** Convolution, norm, rectifier, and half the side. */
  Blocks down(int channels) {
    layers.add(
        Convolution.of(channels, Window.of(KERNEL, 1, SAME)).withoutBias().drawn(convolutions));
    norm().rectifier().attention();
    layers.add(MaxPool.of(2));
    return this;
  }

  /** A vector of whatever is left. */
  Sequential dense(int outputs) {
    return layers.add(new Flatten()).add(Dense.of(outputs).withoutBias()).build();
  }

  /** A vector as a square of pixels. */
  Blocks pixels(int side, int inputs) {
    int places = side * side;
    if (inputs % places != 0) {
      throw new ShapeMismatchException(
          "the decoder lays the latent vector out as "
              + side
              + "x"
              + side
              + " pixels, so latent must be a multiple of "
              + places
              + ", was "
              + inputs);
    }
    layers.add(Reshape.to(side, side, inputs / places));
    return this;
  }

  Blocks norm() {
    layers.add(BatchNorm.standard().withoutAffine().epsilon(EPSILON));
    return this;
  }

  Blocks rectifier() {
    layers.add(Activation.leakyRelu(SLOPE));
    return this;
  }

  /** What weighs a block's features, if anything does. */
  Blocks attention() {
    attention.ifPresent(each -> layers.add(each.layer()));
    return this;
  }

  /** Twice the side. */
  Blocks up() {
    layers.add(UpsampleNearest.by(2));
    return this;
  }

  /** A transposed convolution that keeps the side. */
  Blocks transposed(int channels) {
    return transposed(channels, SAME);
  }

  /** A transposed convolution; each pixel of padding beyond 2 takes one off every edge. */
  Blocks transposed(int channels, int padding) {
    layers.add(
        TransposedConvolution.of(channels, Window.of(KERNEL, 1, padding))
            .withoutBias()
            .drawn(convolutions));
    return this;
  }

  /** Pixels in [0, 1]. */
  Sequential image() {
    return layers.add(Activation.sigmoid()).build();
  }
}
