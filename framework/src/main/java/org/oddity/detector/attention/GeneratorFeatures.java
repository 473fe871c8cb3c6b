package org.oddity.detector.attention;

import java.util.stream.Stream;
import org.oddity.autograd.Joining;
import org.oddity.autograd.Upsampling;
import org.oddity.autograd.Variable;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/**
 * What a generator knows of an image on the way to its reconstruction: its feature maps, brought to
 * the size of the largest and joined. In inference mode, as a score will need them: by statistics
 * of normal images, which a batch of negatives would otherwise replace by its own.
 *
 * @param encoder the encoder's
 * @param decoder the decoder's
 */
record GeneratorFeatures(FeatureLayers encoder, FeatureLayers decoder) {

  /**
   * Chooses the layers.
   *
   * @throws ShapeMismatchException if there are none
   */
  static GeneratorFeatures of(FeatureSource source, NetworkPlan encoder, NetworkPlan decoder) {
    GeneratorFeatures features =
        new GeneratorFeatures(
            source == FeatureSource.DECODER
                ? FeatureLayers.NONE
                : FeatureLayers.of(encoder.layer(), encoder.input()),
            source == FeatureSource.ENCODER
                ? FeatureLayers.NONE
                : FeatureLayers.of(decoder.layer(), decoder.input()));
    if (features.shapes().findAny().isEmpty()) {
      throw new ShapeMismatchException(
          "the backbone has no feature maps between image and vector that a map could be made of");
    }
    return features;
  }

  private Stream<Shape> shapes() {
    return Stream.concat(encoder.shapes().stream(), decoder.shapes().stream());
  }

  /** Returns the shape for one image, {@code [height, width, channels of all]}. */
  Shape shape() {
    return Shape.of(
        shapes().mapToInt(shape -> shape.length(0)).max().orElseThrow(),
        shapes().mapToInt(shape -> shape.length(1)).max().orElseThrow(),
        shapes().mapToInt(shape -> shape.length(2)).sum());
  }

  /**
   * Returns those of a batch, {@code [batch, height, width, channels]}.
   *
   * @param values images in the range of the generator's decoder
   * @param pass for inference
   */
  Variable in(OcganNetworks generator, Variable values, Pass pass) {
    Pass capturing = capturing(pass);
    Variable code = generator.encode(values, capturing);
    if (!decoder.names().isEmpty()) {
      generator.decode(code, capturing);
    }
    return captured(capturing);
  }

  /** Returns such a pass that keeps what {@link #captured} joins. */
  Pass capturing(Pass pass) {
    return pass.capturing(fullNames().toArray(String[]::new));
  }

  /** Returns those of a batch that has gone through encoder and decoder. */
  Variable captured(Pass pass) {
    return Joining.concatenate(3, fullNames().map(name -> resized(pass.captured(name))).toList());
  }

  private Stream<String> fullNames() {
    return Stream.concat(
        encoder.names().stream().map(name -> OcganNetworks.ENCODER + "." + name),
        decoder.names().stream().map(name -> OcganNetworks.DECODER + "." + name));
  }

  private Variable resized(Variable map) {
    int height = shape().length(0);
    int width = shape().length(1);
    boolean fits = map.shape().length(1) == height && map.shape().length(2) == width;
    return fits ? map : Upsampling.bilinear(map, height, width);
  }
}
