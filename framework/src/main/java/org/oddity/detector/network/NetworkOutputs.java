package org.oddity.detector.network;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/** What a network makes of images in inference mode, in {@link EvenBatches}. */
public final class NetworkOutputs {
  private final Network network;

  /**
   * Makes it of a network that gives a vector for each image.
   *
   * @throws IllegalArgumentException if it gives something else
   */
  public NetworkOutputs(Network network) {
    this.network = requireNonNull(network, "network is null");
    if (network.outputShape().rank() != 1) {
      throw new IllegalArgumentException(
          "a network of vectors is needed, this one gives " + network.outputShape());
    }
  }

  /** Returns the length of a vector. */
  public int length() {
    return network.outputShape().size();
  }

  /** Returns the vectors one after another, {@code [images, length]}. */
  public float[] of(ImageBatch images) {
    float[] outputs = new float[images.count() * length()];
    EvenBatches.forEach(
        images,
        (first, count, batch) ->
            System.arraycopy(of(batch, network), 0, outputs, first * length(), count * length()));
    return outputs;
  }

  private static float[] of(ImageBatch batch, Network network) {
    try (Tape tape = Tape.inference(network.kernels())) {
      return network.apply(pixels(batch, tape), Pass.inference(tape)).value().toFloats();
    }
  }

  /** Returns images on a tape, {@code [batch, height, width, channels]}. */
  public static Variable pixels(ImageBatch images, Tape tape) {
    ImageShape shape = images.shape();
    Shape all = Shape.of(images.count(), shape.height(), shape.width(), shape.channels());
    return tape.constant(tape.kernels().of(all, images.pixels()));
  }

  /** Returns the shape of one image as networks take it. */
  public static Shape inputShape(ImageShape image) {
    return Shape.of(image.height(), image.width(), image.channels());
  }
}
