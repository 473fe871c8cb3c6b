package org.oddity.detector.adversarial.ocgan;

import java.util.List;
import org.oddity.autograd.Losses;
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
public final class OcganNetworks {
  /** The encoder's name. */
  public static final String ENCODER = "encoder";

  /** The decoder's name. */
  public static final String DECODER = "decoder";

  static final String LATENT_DISCRIMINATOR = "latent-discriminator";
  static final String VISUAL_DISCRIMINATOR = "visual-discriminator";
  static final String CLASSIFIER = "classifier";

  static final List<String> NAMES =
      List.of(ENCODER, DECODER, LATENT_DISCRIMINATOR, VISUAL_DISCRIMINATOR, CLASSIFIER);

  private final NamedNetworks networks;
  private final String prefix;
  private final LatentSpace space;
  private final OutputRange range;
  private final ImageShape shape;

  OcganNetworks(
      NamedNetworks networks,
      String prefix,
      LatentSpace space,
      OutputRange range,
      ImageShape shape) {
    this.networks = networks;
    this.prefix = prefix;
    this.space = space;
    this.range = range;
    this.shape = shape;
  }

  Network network(String name) {
    return networks.get(prefix + name);
  }

  private Variable apply(String name, Variable x, Pass pass) {
    return networks.apply(prefix + name, x, pass);
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return network(DECODER).kernels();
  }

  LatentSpace space() {
    return space;
  }

  /** Returns the length of a latent vector. */
  public int latent() {
    return network(DECODER).inputShape().size();
  }

  /** Returns images on a tape, in the decoder's range. */
  public Variable values(ImageBatch images, Tape tape) {
    return values(NetworkOutputs.pixels(images, tape));
  }

  /** Returns pixels of [0, 1] in the decoder's range. */
  public Variable values(Variable pixels) {
    return range.ofPixels(pixels);
  }

  /** Returns draws on a tape, {@code [batch, latent]}. */
  Variable drawn(float[] draws, Tape tape) {
    Shape all = Shape.of(draws.length / latent(), latent());
    return tape.constant(kernels().of(all, draws));
  }

  /**
   * Returns values with noise on them.
   *
   * @param noise that of values in [−1, 1], whatever their range is; may be empty
   */
  Variable noisy(Variable values, float... noise) {
    if (noise.length == 0) {
      return values;
    }
    Variable added = values.tape().constant(kernels().of(values.shape(), noise));
    return values.plus(range.equals(OutputRange.SYMMETRIC) ? added : added.times(range.unit()));
  }

  /** Returns the mean squared error of values as if they were in [−1, 1], a scalar. */
  Variable error(Variable reconstructed, Variable values) {
    Variable error = Losses.l2(reconstructed, values);
    return range.equals(OutputRange.SYMMETRIC)
        ? error
        : error.times(1 / (range.unit() * range.unit()));
  }

  /** En(x), {@code [batch, latent]}. */
  public Variable encode(Variable values, Pass pass) {
    return space.code(apply(ENCODER, values, pass));
  }

  /** De(z), {@code [batch, height, width, channels]}. */
  public Variable decode(Variable codes, Pass pass) {
    return apply(DECODER, codes, pass);
  }

  /** D_l(z) as logits. */
  Variable judgeLatent(Variable codes, Pass pass) {
    return space.logits(apply(LATENT_DISCRIMINATOR, codes, pass));
  }

  /** D_v(x) as logits, {@code [batch, 1]}. */
  Variable judgeVisual(Variable values, Pass pass) {
    return apply(VISUAL_DISCRIMINATOR, values, pass);
  }

  /** C(x) as logits, {@code [batch, 1]}. */
  Variable classify(Variable values, Pass pass) {
    return apply(CLASSIFIER, values, pass);
  }

  /** Returns the reconstructions of pixels in [0, 1], which are so, too; with noise or without. */
  public Variable reconstruct(Variable pixels, float[] noise, Pass pass) {
    Variable values = noisy(range.ofPixels(pixels), noise);
    return range.toPixels(decode(encode(values, pass), pass));
  }

  /** Returns reconstructions in inference mode, of images with noise on them or without. */
  public ImageBatch reconstruct(ImageBatch images, float... noise) {
    try (Tape tape = Tape.inference(kernels())) {
      Pass pass = Pass.inference(tape);
      return images(decode(encode(noisy(values(images, tape), noise), pass), pass));
    }
  }

  /**
   * Returns what latent vectors decode to, in inference mode.
   *
   * @param draws {@code [images, latent]} row after row; points of the latent space are made of
   *     them
   */
  public ImageBatch generate(float... draws) {
    try (Tape tape = Tape.inference(kernels())) {
      return images(decode(space.point(drawn(draws, tape)), Pass.inference(tape)));
    }
  }

  /** Returns values of the decoder's range as images. */
  ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }
}
