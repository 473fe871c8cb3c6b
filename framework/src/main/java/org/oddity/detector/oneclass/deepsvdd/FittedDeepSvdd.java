package org.oddity.detector.oneclass.deepsvdd;

import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.network.EvenBatches;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.detector.preprocessing.FittedPreprocessing;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** Scores by ‖φ(x) − c‖² − R², the squared distance from the surface of the hypersphere. */
final class FittedDeepSvdd implements FittedDetector {
  private static final String ENCODER = "encoder";

  private final ImageShape shape;
  private final FittedPreprocessing preprocessing;
  private final float[] centre;
  private final double radius;
  private volatile Network encoder; // null once closed

  /**
   * Makes it.
   *
   * @param radius 0 where the objective has none
   */
  FittedDeepSvdd(
      ImageShape shape,
      FittedPreprocessing preprocessing,
      Network encoder,
      float[] centre,
      double radius) {
    this.shape = shape;
    this.preprocessing = preprocessing;
    this.encoder = encoder;
    this.centre = centre;
    this.radius = radius;
  }

  /** Returns the shape of the images that a state was fitted to. */
  static ImageShape shapeOf(NamedArrays state) {
    int[] lengths = state.ints("shape");
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }

  /** Goes on from a state with an encoder whose parameters are overwritten. */
  static FittedDeepSvdd restore(
      NamedArrays state, FittedPreprocessing preprocessing, Network encoder) {
    encoder.restore(state.scope(ENCODER));
    return new FittedDeepSvdd(
        shapeOf(state), preprocessing, encoder, state.floats("centre"), state.doubles("radius")[0]);
  }

  @Override
  public int batch() {
    return EvenBatches.SIZE;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    Network open = open();
    ImageBatch prepared = DeepSvddDetector.prepare(preprocessing, images);
    double[] scores = Hypersphere.squaredDistances(new NetworkOutputs(open).of(prepared), centre);
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= radius * radius;
    }
    return AnomalyScores.of(scores);
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    Network open = open();
    return Optional.of(
        new DifferentiableScore() {
          @Override
          public Kernels kernels() {
            return open.kernels();
          }

          @Override
          public NetworkLayers layers() {
            return FittedDeepSvdd.layers(open.layer(), open.inputShape());
          }

          @Override
          public Variable of(Variable pixels, Pass pass) {
            Variable outputs = open.within(ENCODER, preprocessing.apply(pixels), pass);
            return Hypersphere.squaredDistances(outputs, centre)
                .plus(-radius * radius)
                .reshape(pixels.shape().length(0));
          }
        });
  }

  /** Returns the layers of the encoder. */
  static NetworkLayers layers(Layer encoder, Shape image) {
    return NetworkLayers.of(ENCODER, encoder, image);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("shape", shape.height(), shape.width(), shape.channels())
        .putAll("preprocess", preprocessing.state())
        .putAll(ENCODER, open().state())
        .put("centre", centre)
        .put("radius", radius)
        .build();
  }

  private Network open() {
    Network open = encoder;
    if (open == null) {
      throw new IllegalStateException("this detector is closed: its network was given up");
    }
    return open;
  }

  /** Gives the network up; its memory goes when nobody scores with it any more. */
  @Override
  public void close() {
    encoder = null;
  }
}
