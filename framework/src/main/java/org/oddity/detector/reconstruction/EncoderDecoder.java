package org.oddity.detector.reconstruction;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** An encoder and a decoder with their parameters, for images of one shape. */
public final class EncoderDecoder {
  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";

  private final Network encoder;
  private final Network decoder;
  private final OutputRange range;
  private final ImageShape shape;

  private EncoderDecoder(Network encoder, Network decoder, OutputRange range, ImageShape shape) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.range = range;
    this.shape = shape;
  }

  /**
   * Makes both and draws their parameters.
   *
   * @param outputs of the encoder; the decoder takes the backbone's latent length
   * @throws org.oddity.nn.ShapeMismatchException if there are none for such images
   */
  public static EncoderDecoder initialise(
      Kernels kernels, Backbone backbone, int outputs, ImageShape shape, Seeds seeds) {
    requireNonNull(shape, "shape is null");
    Network encoder =
        Network.initialise(
            kernels,
            backbone.encoder(shape, outputs),
            NetworkOutputs.inputShape(shape),
            new RandomStream(seeds.seed(ENCODER)));
    Network decoder =
        Network.initialise(
            kernels,
            backbone.decoder(shape),
            Shape.of(backbone.latent()),
            new RandomStream(seeds.seed(DECODER)));
    return new EncoderDecoder(encoder, decoder, backbone.outputRange(), shape);
  }

  /**
   * Returns the layers of both as they would be.
   *
   * @param outputs of the encoder
   * @throws org.oddity.nn.ShapeMismatchException if there are none for such images
   */
  public static NetworkLayers layers(Backbone backbone, int outputs, ImageShape shape) {
    return layers(
        backbone.encoder(shape, outputs),
        NetworkOutputs.inputShape(shape),
        backbone.decoder(shape),
        Shape.of(backbone.latent()));
  }

  private static NetworkLayers layers(Layer encoder, Shape image, Layer decoder, Shape code) {
    return NetworkLayers.of(ENCODER, encoder, image).and(NetworkLayers.of(DECODER, decoder, code));
  }

  /** Returns the layers of both. */
  public NetworkLayers layers() {
    return layers(encoder.layer(), encoder.inputShape(), decoder.layer(), decoder.inputShape());
  }

  /** Returns the encoder. */
  public Network encoder() {
    return encoder;
  }

  /** Returns the decoder. */
  public Network decoder() {
    return decoder;
  }

  /** Returns the shape of the images. */
  public ImageShape shape() {
    return shape;
  }

  /** Returns the length of a code. */
  public int latent() {
    return decoder.inputShape().size();
  }

  /** Returns the range in which images go in and come out. */
  public OutputRange range() {
    return range;
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return encoder.kernels();
  }

  /** Returns images on a tape, {@code [batch, height, width, channels]} in [0, 1]. */
  public Variable pixels(ImageBatch images, Tape tape) {
    return NetworkOutputs.pixels(images, tape);
  }

  /**
   * Encodes.
   *
   * @param values {@code [batch, height, width, channels]} in the range of {@link #range}
   * @return {@code [batch, outputs]}
   */
  public Variable encode(Variable values, Pass pass) {
    return encoder.within(ENCODER, values, pass);
  }

  /**
   * Decodes.
   *
   * @param codes {@code [batch, latent]}
   * @return pixels, {@code [batch, height, width, channels]} in [0, 1]
   */
  public Variable decode(Variable codes, Pass pass) {
    return range.toPixels(decoder.within(DECODER, codes, pass));
  }

  /** Encodes images in [0, 1], see {@link #encode(Variable, Pass)}. */
  public Variable encode(ImageBatch images, Pass pass) {
    return encode(range.ofPixels(pixels(images, pass.tape())), pass);
  }

  /** Returns the images of codes, {@code [batch, latent]}, made as scores are. */
  public ImageBatch decode(float... codes) {
    try (Tape tape = Tape.inference(kernels())) {
      Shape all = Shape.of(codes.length / latent(), latent());
      Variable variable = tape.constant(kernels().of(all, codes));
      return images(decode(variable, Pass.inference(tape)));
    }
  }

  /** Returns pixels of a tape, {@code [batch, height, width, channels]}, as images. */
  public ImageBatch images(Variable pixels) {
    return ImageBatch.wrap(shape, pixels.value().toFloats());
  }

  /**
   * Returns reconstructions, made as scores are.
   *
   * @param code what to decode of what the encoder gives
   */
  public ImageBatch reconstruct(ImageBatch images, UnaryOperator<Variable> code) {
    if (images.count() == 0) {
      return images;
    }
    try (Tape tape = Tape.inference(kernels())) {
      Pass pass = Pass.inference(tape);
      return images(decode(code.apply(encode(images, pass)), pass));
    }
  }

  /** Returns all parameters and statistics. */
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll(ENCODER, encoder.state())
        .putAll(DECODER, decoder.state())
        .build();
  }

  /** Writes parameters and statistics over these. */
  public void restore(NamedArrays state) {
    encoder.restore(state.scope(ENCODER));
    decoder.restore(state.scope(DECODER));
  }
}
