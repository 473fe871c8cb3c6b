package org.oddity.detector.attention;

import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.ResizeBilinear;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Window;

/**
 * Makes a map of an image, {@code [height, width, 1]} in (0, 1), of what a generator knows of it:
 * {@link GeneratorFeatures} through a 1×1 convolution, an attention module and, at the image's
 * size, a 3×3 convolution to logits, which a temperature divides before the sigmoid. Without norms:
 * a map shall not depend on the images beside it.
 */
final class MapGenerator {
  static final String NAME = "map-generator";

  private static final String TEMPERATURE = "temperature";
  private static final double SLOPE = 0.2;

  private final Network network;
  private final GeneratorFeatures features;
  private final OcganNetworks generator;
  private final GuideImages images;
  private final ImageShape mapShape;

  /**
   * Makes it.
   *
   * @param network of {@link #layer}
   * @param images what maps are made of
   */
  MapGenerator(
      Network network,
      GeneratorFeatures features,
      OcganNetworks generator,
      GuideImages images,
      ImageShape shape) {
    this.network = network;
    this.features = features;
    this.generator = generator;
    this.images = images;
    this.mapShape = new ImageShape(shape.height(), shape.width(), 1);
  }

  /** Returns the network from joined features to logits divided by the temperature. */
  static Layer layer(MapOptions options, ImageShape shape) {
    return Sequential.builder()
        .add(Convolution.of(options.width(), Window.of(1, 1, 0)).drawn(Initialisation.HE_NORMAL))
        .add(Activation.leakyRelu(SLOPE))
        .add(options.attention().layer())
        .add(ResizeBilinear.to(shape.height(), shape.width()))
        .add(Convolution.of(1, Window.of(3, 1, 1)))
        .add(TEMPERATURE, new Temperature())
        .build();
  }

  /** Sets the temperature, above 0. */
  void heat(double temperature) {
    Temperature.set(network, TEMPERATURE, temperature);
  }

  Network network() {
    return network;
  }

  /** Returns the features of a batch that {@link #logits} takes, without a gradient to them. */
  Variable features(ImageBatch images, Tape tape) {
    return features.in(generator, generator.values(images, tape), Pass.inference(tape));
  }

  /** Returns what joins features of passes through the generator. */
  GeneratorFeatures features() {
    return features;
  }

  /** Returns logits of maps, {@code [batch, height, width, 1]}. */
  Variable logits(Variable known, Pass pass) {
    return network.within(NAME, known, pass);
  }

  /** Returns what maps of images are made of: the images, or what stands for them. */
  ImageBatch seen(ImageBatch images) {
    return this.images.of(images, generator);
  }

  /** Returns maps of images as grey images. */
  ImageBatch maps(ImageBatch images) {
    return mapsOfSeen(seen(images));
  }

  /** Returns maps as grey images of what {@link #seen} gives, or of negatives. */
  ImageBatch mapsOfSeen(ImageBatch seen) {
    try (Tape tape = Tape.inference(network.kernels())) {
      return maps(features(seen, tape), tape);
    }
  }

  /** Returns maps of features as grey images. */
  ImageBatch maps(Variable known, Tape tape) {
    Variable map = logits(known, Pass.inference(tape)).sigmoid();
    return ImageBatch.wrap(mapShape, map.value().toFloats());
  }

  /** Returns images times their maps: black where a map is 0. */
  ImageBatch masked(ImageBatch images) {
    return AttentionMaps.product(images, maps(images));
  }
}
