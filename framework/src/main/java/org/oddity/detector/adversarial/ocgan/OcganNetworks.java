package org.oddity.detector.adversarial.ocgan;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** The five networks in the paper's words; images are in the decoder's range, [−1, 1] for DCGAN. */
final class OcganNetworks {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String LATENT_DISCRIMINATOR = "latent-discriminator";
  static final String VISUAL_DISCRIMINATOR = "visual-discriminator";
  static final String CLASSIFIER = "classifier";

  private final NamedNetworks networks;
  private final LatentSpace space;
  private final OutputRange range;
  private final ImageShape shape;

  OcganNetworks(NamedNetworks networks, LatentSpace space, OutputRange range, ImageShape shape) {
    this.networks = networks;
    this.space = space;
    this.range = range;
    this.shape = shape;
  }

  Network network(String name) {
    return networks.get(name);
  }

  Kernels kernels() {
    return network(DECODER).kernels();
  }

  LatentSpace space() {
    return space;
  }

  int latent() {
    return network(DECODER).inputShape().size();
  }

  /** Returns images on a tape, in the decoder's range. */
  Variable values(ImageBatch images, Tape tape) {
    return range.ofPixels(NetworkOutputs.pixels(images, tape));
  }

  /** Returns draws on a tape, {@code [batch, latent]}. */
  Variable drawn(float[] draws, Tape tape) {
    Shape all = Shape.of(draws.length / latent(), latent());
    return tape.constant(kernels().of(all, draws));
  }

  /** Returns values with noise on them. */
  Variable noisy(Variable values, float... noise) {
    return noise.length == 0
        ? values
        : values.plus(values.tape().constant(kernels().of(values.shape(), noise)));
  }

  /** En(x), {@code [batch, latent]}. */
  Variable encode(Variable values, Pass pass) {
    return space.code(networks.apply(ENCODER, values, pass));
  }

  /** De(z), {@code [batch, height, width, channels]}. */
  Variable decode(Variable codes, Pass pass) {
    return networks.apply(DECODER, codes, pass);
  }

  /** D_l(z) as logits. */
  Variable judgeLatent(Variable codes, Pass pass) {
    return space.logits(networks.apply(LATENT_DISCRIMINATOR, codes, pass));
  }

  /** D_v(x) as logits, {@code [batch, 1]}. */
  Variable judgeVisual(Variable values, Pass pass) {
    return networks.apply(VISUAL_DISCRIMINATOR, values, pass);
  }

  /** C(x) as logits, {@code [batch, 1]}. */
  Variable classify(Variable values, Pass pass) {
    return networks.apply(CLASSIFIER, values, pass);
  }

  /** Returns the reconstructions of pixels in [0, 1], which are so, too. */
  Variable reconstruct(Variable pixels, float[] noise, Pass pass) {
    Variable values = noisy(range.ofPixels(pixels), noise);
    return range.toPixels(decode(encode(values, pass), pass));
  }

  /** Returns reconstructions in inference mode, of images with noise on them or without. */
  ImageBatch reconstruct(ImageBatch images, float... noise) {
    try (Tape tape = Tape.inference(kernels())) {
      Pass pass = Pass.inference(tape);
      return images(decode(encode(noisy(values(images, tape), noise), pass), pass));
    }
  }

  /** Returns values of the decoder's range as images. */
  ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }
}
