package org.oddity.detector.adversarial.alocc;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** R, made of an encoder and a decoder, and D; values are pixels in the decoder's range. */
final class AloccNetworks {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String DISCRIMINATOR = "discriminator";

  private final NamedNetworks networks;
  private final OutputRange range;
  private final ImageShape shape;

  AloccNetworks(NamedNetworks networks, OutputRange range, ImageShape shape) {
    this.networks = networks;
    this.range = range;
    this.shape = shape;
  }

  Network network(String name) {
    return networks.get(name);
  }

  Kernels kernels() {
    return networks.kernels();
  }

  /** Returns images on a tape as values. */
  Variable values(ImageBatch images, Tape tape) {
    return range.ofPixels(NetworkOutputs.pixels(images, tape));
  }

  /** Returns pixels in [0, 1] as values. */
  Variable values(Variable pixels) {
    return range.ofPixels(pixels);
  }

  /** Returns values as pixels in [0, 1]. */
  Variable pixels(Variable values) {
    return range.toPixels(values);
  }

  /** Returns values as images. */
  ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }

  /** Returns values with noise on them, whose deviation is that of values in [−1, 1]. */
  Variable noisy(Variable values, double deviation, RandomStream random) {
    if (deviation == 0) {
      return values;
    }
    double inRange = deviation * (range.to() - range.from()) / 2;
    float[] noise = random.gaussian(values.shape().size(), 0, inRange);
    return values.plus(values.tape().constant(kernels().of(values.shape(), noise)));
  }

  /** R(x) as values. */
  Variable reconstruct(Variable values, Pass pass) {
    return networks.apply(DECODER, networks.apply(ENCODER, values, pass), pass);
  }

  /** R(x) of images, made as scores are. */
  ImageBatch reconstruct(ImageBatch images) {
    try (Tape tape = Tape.inference(kernels())) {
      return images(reconstruct(values(images, tape), Pass.inference(tape)));
    }
  }

  /** D(x) of values as logits, {@code [batch, 1]}, above 0 for real. */
  Variable judge(Variable values, Pass pass) {
    return networks.apply(DISCRIMINATOR, values, pass);
  }
}
