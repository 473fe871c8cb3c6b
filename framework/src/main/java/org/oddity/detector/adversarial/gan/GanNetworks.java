package org.oddity.detector.adversarial.gan;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.LastFeatures;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** Generator and discriminator; values are pixels in the generator's range, [−1, 1] for DCGAN. */
public final class GanNetworks {
  private final NamedNetworks networks;
  private final OutputRange range;
  private final ImageShape shape;

  GanNetworks(NamedNetworks networks, OutputRange range, ImageShape shape) {
    this.networks = networks;
    this.range = range;
    this.shape = shape;
  }

  Network generator() {
    return networks.get(Gan.GENERATOR);
  }

  Network discriminator() {
    return networks.get(Gan.DISCRIMINATOR);
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return networks.kernels();
  }

  /** Returns the length of a latent vector. */
  public int latent() {
    return generator().inputShape().size();
  }

  /** Returns images on a tape as values. */
  public Variable values(ImageBatch images, Tape tape) {
    return range.ofPixels(NetworkOutputs.pixels(images, tape));
  }

  /** Returns pixels in [0, 1] as values. */
  Variable values(Variable pixels) {
    return range.ofPixels(pixels);
  }

  /** Returns values as images. */
  public ImageBatch images(Variable values) {
    return ImageBatch.wrap(shape, range.toPixels(values).value().toFloats());
  }

  /** Returns latent vectors, one after another, on a tape, {@code [batch, latent]}. */
  public Variable codes(float[] z, Tape tape) {
    return tape.constant(kernels().of(Shape.of(z.length / latent(), latent()), z));
  }

  /** Returns G(z) as values, {@code [batch, height, width, channels]}. */
  public Variable generate(Variable codes, Pass pass) {
    return networks.apply(Gan.GENERATOR, codes, pass);
  }

  /** Returns images made as scores are. */
  public ImageBatch generate(float... z) {
    try (Tape tape = Tape.inference(kernels())) {
      return images(generate(codes(z, tape), Pass.inference(tape)));
    }
  }

  /** Returns D(x) of values as logits, {@code [batch, 1]}, above 0 for real. */
  public Variable judge(Variable values, Pass pass) {
    return networks.apply(Gan.DISCRIMINATOR, values, pass);
  }

  /** Returns f(x) of values: what the discriminator's last layer is given. */
  public Variable features(Variable values, Pass pass) {
    return LastFeatures.of(discriminator()).apply(values, pass);
  }
}
