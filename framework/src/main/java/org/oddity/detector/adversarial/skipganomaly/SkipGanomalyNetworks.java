package org.oddity.detector.adversarial.skipganomaly;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.Judgement;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** G and D; values are pixels in the generator's range, [−1, 1] for the U-Net. */
final class SkipGanomalyNetworks {
  static final String GENERATOR = "generator";
  static final String DISCRIMINATOR = "discriminator";

  private final NamedNetworks networks;
  private final OutputRange range;
  private final ImageShape shape;

  SkipGanomalyNetworks(NamedNetworks networks, OutputRange range, ImageShape shape) {
    this.networks = networks;
    this.range = range;
    this.shape = shape;
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

  /** Returns values as images. */
  ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }

  /** G(x) of values. */
  Variable reconstruct(Variable values, Pass pass) {
    return networks.apply(GENERATOR, values, pass);
  }

  /** G(x) of images, made as scores are. */
  ImageBatch reconstruct(ImageBatch images) {
    try (Tape tape = Tape.inference(kernels())) {
      return images(reconstruct(values(images, tape), Pass.inference(tape)));
    }
  }

  /** D(x) of values, and f(x). */
  Judgement judge(Variable values, Pass pass) {
    return Judgement.of(DISCRIMINATOR, networks.get(DISCRIMINATOR), values, pass);
  }
}
