package org.oddity.explanation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.network.EvenBatches;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * Makes maps of images at a layer of a fitted detector.
 *
 * <p>What is explained is the score: higher where the image is more anomalous. A map {@link
 * Towards#ANOMALY} is high where the layer found what raises the score, one {@link
 * Towards#NORMALITY} where it found what lowers it, both to first order, around this image: no map
 * says that the pixels there are wrong. Of a normal image it shows what would make it less so. Of a
 * classifier of classes the logit of the class it names can be explained instead, as in the papers:
 * {@link Towards#NAMED_CLASS}. A map is as coarse as its layer, and enlarged to the image by
 * bilinear interpolation; what the score gets around the layer, as an error of pixels gets the
 * image itself, is not in it.
 */
public final class Explainer {
  private final DifferentiableScore score;
  private final String layer;
  private final ChannelWeights weights;
  private final Towards towards;

  private Explainer(
      DifferentiableScore score, String layer, ChannelWeights weights, Towards towards) {
    this.score = requireNonNull(score, "score is null");
    this.layer = layer;
    this.weights = weights;
    this.towards = towards;
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if there is no such layer, see {@link LayerChoice#problem}, or
   *     a class is to be explained of a detector that names none
   */
  public static Explainer of(DifferentiableScore score, ExplanationOptions options) {
    if (!options.towards().fits(score)) {
      throw new IllegalArgumentException("the detector names no classes to explain");
    }
    LayerChoice choice = new LayerChoice(score.layers());
    String layer =
        choice
            .of(options)
            .orElseThrow(() -> new IllegalArgumentException(choice.problem(options).orElseThrow()));
    return new Explainer(score, layer, options.method().weights(), options.towards());
  }

  /** Returns the full name of the layer that maps are made at. */
  public String layer() {
    return layer;
  }

  /** Returns a map of each image, of the image's height and width; each depends on it alone. */
  public List<ExplanationMap> explain(ImageBatch images) {
    List<ExplanationMap> maps = new ArrayList<>();
    EvenBatches.forEach(images, (first, count, batch) -> maps.addAll(ofBatch(batch, count)));
    return maps;
  }

  private List<ExplanationMap> ofBatch(ImageBatch batch, int count) {
    try (Tape tape = Tape.recording(score.kernels())) {
      Pass pass = Pass.inference(tape).capturing(layer);
      Variable explained = towards.explained(score, NetworkOutputs.pixels(batch, tape), pass);
      Variable tapped = pass.captured(layer);
      // Images do not meet in inference: the gradient of the sum is that of each one's own.
      Tensor gradient = tape.gradients(explained.sum(), List.of(tapped)).of(tapped);
      float[] coarse = maps(tapped, gradient.toFloats());
      Shape shape = tapped.shape().with(3, 1);
      return enlarged(tape.kernels().of(shape, coarse), batch, count, tape.kernels());
    }
  }

  private float[] maps(Variable tapped, float... gradients) {
    Shape shape = tapped.shape().withoutFirst();
    float[] activations = tapped.value().toFloats();
    int places = shape.length(0) * shape.length(1);
    float[] maps = new float[tapped.shape().length(0) * places];
    for (int i = 0; i < tapped.shape().length(0); i++) {
      int from = i * shape.size();
      int to = from + shape.size();
      LayerState image =
          new LayerState(
              shape.length(0),
              shape.length(1),
              shape.length(2),
              Arrays.copyOfRange(activations, from, to),
              Arrays.copyOfRange(gradients, from, to));
      System.arraycopy(map(image, weights.of(image)), 0, maps, i * places, places);
    }
    return maps;
  }

  /** Returns ReLU(Σ weight · channel) at each place. */
  static float[] map(LayerState image, double... weights) {
    float[] map = new float[image.places()];
    for (int place = 0; place < map.length; place++) {
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * image.activations()[place * weights.length + k];
      }
      map[place] = (float) Math.max(0, sum);
    }
    return map;
  }

  private static List<ExplanationMap> enlarged(
      Tensor coarse, ImageBatch batch, int count, Kernels kernels) {
    int height = batch.shape().height();
    int width = batch.shape().width();
    float[] values = kernels.resizeBilinear(coarse, height, width).toFloats();
    List<ExplanationMap> maps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * height * width;
      float[] own = Arrays.copyOfRange(values, from, from + height * width);
      maps.add(new ExplanationMap(height, width, own));
    }
    return maps;
  }
}
