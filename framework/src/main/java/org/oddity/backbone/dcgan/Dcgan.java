package org.oddity.backbone.dcgan;

import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.layer.TransposedConvolution;
import org.oddity.tensor.Window;

/** The layers of the two networks. */
final class Dcgan {
  /** Halves or doubles the side of an image. */
  private static final Window STRIDED = Window.of(4, 2, 1);

  /** Of the discriminator's rectifiers, §3. */
  private static final double SLOPE = 0.2;

  private final Optional<Integer> size;
  private final int width;
  private final boolean hasBias;
  private final Optional<AttentionOptions> attention;

  Dcgan(DcganOptions options) {
    this.size = options.size();
    this.width = options.width();
    this.hasBias = options.bias().orElse(true);
    this.attention = options.attention();
  }

  Layer encoder(ImageShape image, int outputs) {
    Halvings halvings = halvings(image);
    Sequential.Builder layers = Sequential.builder();
    for (int i = 0; i < halvings.count(); i++) {
      layers.add(convolution(width << i, STRIDED));
      if (i > 0) {
        layers.add(norm());
      }
      layers.add(Activation.leakyRelu(SLOPE));
      attention.ifPresent(each -> layers.add(each.layer()));
    }
    return layers
        .add(convolution(outputs, Window.of(halvings.last(), 1, 0)))
        .add(new Flatten())
        .build();
  }

  Layer decoder(ImageShape image, int inputs) {
    Halvings halvings = halvings(image);
    Sequential.Builder layers = Sequential.builder().add(Reshape.to(1, 1, inputs));
    Window window = Window.of(halvings.last(), 1, 0);
    for (int i = halvings.count() - 1; i >= 0; i--) {
      layers.add(transposed(width << i, window)).add(norm()).add(Activation.relu());
      attention.ifPresent(each -> layers.add(each.layer()));
      window = STRIDED;
    }
    return layers.add(transposed(image.channels(), window)).add(Activation.tanh()).build();
  }

  private Convolution convolution(int channels, Window window) {
    Convolution drawn = Convolution.of(channels, window).drawn(Initialisation.DCGAN);
    return hasBias ? drawn : drawn.withoutBias();
  }

  private TransposedConvolution transposed(int channels, Window window) {
    TransposedConvolution drawn =
        TransposedConvolution.of(channels, window).drawn(Initialisation.DCGAN);
    return hasBias ? drawn : drawn.withoutBias();
  }

  private static BatchNorm norm() {
    return BatchNorm.standard().drawn(Initialisation.DCGAN);
  }

  private Halvings halvings(ImageShape image) {
    if (image.height() != image.width()) {
      throw new ShapeMismatchException("takes square images, not " + image);
    }
    int side = image.height();
    if (size.isPresent() && size.get() != side) {
      throw new ShapeMismatchException(
          "of size "
              + size.get()
              + " takes images of "
              + size.get()
              + "x"
              + size.get()
              + ", not "
              + image
              + "; leave size out to follow the dataset");
    }
    if (!Halvings.can(side)) {
      throw new ShapeMismatchException(
          "takes images whose side halves to 4 or 7, such as 28, 32, 64 or 128, not " + image);
    }
    return Halvings.of(side);
  }
}
