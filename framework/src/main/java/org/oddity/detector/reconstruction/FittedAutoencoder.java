package org.oddity.detector.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.network.EvenBatches;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/**
 * Scores images by trained networks in inference mode. A map is the squared error of the
 * reconstruction at each pixel, mean over the channels, in [0, 1].
 */
final class FittedAutoencoder implements LocalisingDetector {
  private static final String SHAPE = "shape";
  private static final String NETWORKS = "networks";
  private static final String SCORER = "scorer";

  private final ReconstructionMethod method;
  private final Scorer scorer;
  private volatile EncoderDecoder networks; // null once closed

  FittedAutoencoder(ReconstructionMethod method, Scorer scorer, EncoderDecoder networks) {
    this.method = method;
    this.scorer = scorer;
    this.networks = networks;
  }

  /** Returns the shape of the images that a state was fitted to. */
  static ImageShape shapeOf(NamedArrays state) {
    int[] lengths = state.ints(SHAPE);
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }

  /** Goes on from a state with networks whose parameters are overwritten. */
  static FittedAutoencoder restore(
      ReconstructionMethod method, EncoderDecoder networks, NamedArrays state) {
    networks.restore(state.scope(NETWORKS));
    return new FittedAutoencoder(method, method.restore(state.scope(SCORER)), networks);
  }

  @Override
  public int batch() {
    return EvenBatches.SIZE;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    return AnomalyScores.of(scores(scorer, images, open()));
  }

  /** Scores all images, some at a time. */
  static double[] scores(Scorer scorer, ImageBatch images, EncoderDecoder networks) {
    double[] scores = new double[images.count()];
    EvenBatches.forEach(
        images,
        (first, count, batch) ->
            System.arraycopy(scorer.score(batch, networks), 0, scores, first, count));
    return scores;
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch images) {
    EncoderDecoder open = open();
    List<AnomalyMap> maps = new ArrayList<>();
    EvenBatches.forEach(
        images,
        (first, count, batch) ->
            maps.addAll(SquaredErrors.maps(batch, open.reconstruct(batch, method::code), count)));
    return maps;
  }

  @Override
  public Localised scoreAndLocalise(ImageBatch images) {
    EncoderDecoder open = open();
    double[] scores = new double[images.count()];
    List<AnomalyMap> maps = new ArrayList<>();
    EvenBatches.forEach(
        images,
        (first, count, batch) -> {
          ImageBatch reconstructions = open.reconstruct(batch, method::code);
          double[] found = scorer.scoreReconstructed(batch, reconstructions, open);
          System.arraycopy(found, 0, scores, first, count);
          maps.addAll(SquaredErrors.maps(batch, reconstructions, count));
        });
    return new Localised(AnomalyScores.of(scores), maps);
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    return Optional.of(new OnTape(scorer, open()));
  }

  private record OnTape(Scorer scorer, EncoderDecoder networks) implements DifferentiableScore {
    @Override
    public Kernels kernels() {
      return networks.kernels();
    }

    @Override
    public NetworkLayers layers() {
      return networks.layers();
    }

    @Override
    public Variable of(Variable pixels, Pass pass) {
      return scorer.score(pixels, networks, pass);
    }
  }

  @Override
  public NamedArrays state() {
    EncoderDecoder open = open();
    ImageShape shape = open.shape();
    return NamedArrays.builder()
        .put(SHAPE, shape.height(), shape.width(), shape.channels())
        .putAll(NETWORKS, open.state())
        .putAll(SCORER, scorer.state())
        .build();
  }

  private EncoderDecoder open() {
    EncoderDecoder open = networks;
    if (open == null) {
      throw new IllegalStateException("this detector is closed: its networks were given up");
    }
    return open;
  }

  /** Gives the networks up; their memory goes when nobody scores with them any more. */
  @Override
  public void close() {
    networks = null;
  }
}
