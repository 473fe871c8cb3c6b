package org.oddity.detector.adversarial.ganomaly;

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

/** G, made of E1, De and E2, and D; values are pixels in the decoder's range. */
final class GanomalyNetworks {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String SECOND_ENCODER = "second-encoder";
  static final String DISCRIMINATOR = "discriminator";

  private final NamedNetworks networks;
  private final OutputRange range;
  private final ImageShape shape;

  GanomalyNetworks(NamedNetworks networks, OutputRange range, ImageShape shape) {
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

  /** Returns values as pixels in [0, 1]. */
  Variable pixels(Variable values) {
    return range.toPixels(values);
  }

  /** Returns values as images. */
  ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }

  /** G(x) of values. */
  Generated generate(Variable values, Pass pass) {
    Variable code = networks.apply(ENCODER, values, pass);
    Variable image = networks.apply(DECODER, code, pass);
    return new Generated(code, image, networks.apply(SECOND_ENCODER, image, pass));
  }

  /** D(x) of values. */
  Judgement judge(Variable values, Pass pass) {
    return Judgement.of(DISCRIMINATOR, networks.get(DISCRIMINATOR), values, pass);
  }

  /** Returns x̂ of images, made as scores are. */
  ImageBatch reconstruct(ImageBatch images) {
    try (Tape tape = Tape.inference(kernels())) {
      Pass pass = Pass.inference(tape);
      Variable code = networks.apply(ENCODER, values(images, tape), pass);
      return images(networks.apply(DECODER, code, pass));
    }
  }
}
