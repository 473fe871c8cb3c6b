package org.oddity.backbone.lenet;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;

/** The layers of the two encoders and their decoders. */
final class DeepSvddLenet {
  private static final int LEAST_SIDE = 8;

  private final DeepSvddLenetOptions.Variant variant;
  private final Optional<AttentionOptions> attention;

  DeepSvddLenet(DeepSvddLenetOptions options) {
    this.variant = options.variant();
    this.attention = options.attention();
  }

  Layer encoder(ImageShape image, int outputs) {
    requireSide(image);
    return switch (variant) {
      case MNIST -> blocks().down(8).down(4).dense(outputs);
      case CIFAR10 -> blocks().down(32).down(64).down(128).dense(outputs);
    };
  }

  Layer decoder(ImageShape image, int inputs) {
    requireSide(image);
    return switch (variant) {
      case MNIST -> mnistDecoder(image, inputs);
      case CIFAR10 -> cifarDecoder(image, inputs);
    };
  }

  /** From 4 pixels the authors come to 28 by taking one off each edge of 16 on the way. */
  private Layer mnistDecoder(ImageShape image, int inputs) {
    int side = image.height();
    boolean cropped = side % 8 != 0;
    return blocks()
        .pixels((side + (cropped ? 4 : 0)) / 8, inputs)
        .rectifier()
        .up()
        .transposed(4)
        .norm()
        .rectifier()
        .attention()
        .up()
        .transposed(8, cropped ? 3 : 2)
        .norm()
        .rectifier()
        .attention()
        .up()
        .transposed(image.channels())
        .image();
  }

  private Layer cifarDecoder(ImageShape image, int inputs) {
    return blocks()
        .norm()
        .pixels(image.height() / 8, inputs)
        .rectifier()
        .transposed(128)
        .norm()
        .rectifier()
        .attention()
        .up()
        .transposed(64)
        .norm()
        .rectifier()
        .attention()
        .up()
        .transposed(32)
        .norm()
        .rectifier()
        .attention()
        .up()
        .transposed(image.channels())
        .image();
  }

  private Blocks blocks() {
    return new Blocks(
        variant == DeepSvddLenetOptions.Variant.CIFAR10
            ? Initialisation.XAVIER_LEAKY
            : Initialisation.TORCH,
        attention);
  }

  private void requireSide(ImageShape image) {
    int multiple = variant == DeepSvddLenetOptions.Variant.MNIST ? 4 : 8;
    int side = image.height();
    if (side != image.width() || side < LEAST_SIDE || side % multiple != 0) {
      throw new ShapeMismatchException(
          "takes square images whose side is a multiple of "
              + multiple
              + " and at least "
              + LEAST_SIDE
              + ", not "
              + image);
    }
  }
}
