package org.oddity.detector.adversarial;

import java.util.Optional;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.network.EvenBatches;

/** Scores images by trained networks in inference mode. */
class FittedNetworks implements FittedDetector {
  private static final String SHAPE = "shape";
  private static final String NETWORKS = "networks";

  private final ImageShape shape;
  private volatile NamedNetworks networks; // null once closed
  private final ImageScorer scorer;
  private final Optional<DifferentiableScore> onTape;
  private final Optional<AttentionMaps> attention;

  /**
   * Makes it.
   *
   * @param onTape the scorer's score where it has a gradient
   * @param attention maps of a batch, where the method makes them
   */
  FittedNetworks(
      ImageShape shape,
      NamedNetworks networks,
      ImageScorer scorer,
      Optional<DifferentiableScore> onTape,
      Optional<AttentionMaps> attention) {
    this.shape = shape;
    this.networks = networks;
    this.scorer = scorer;
    this.onTape = onTape;
    this.attention = attention;
  }

  /** Returns the shape of the images that a state was fitted to. */
  static ImageShape shapeOf(NamedArrays state) {
    int[] lengths = state.ints(SHAPE);
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }

  /** Returns the networks' part of a state. */
  static NamedArrays networksOf(NamedArrays state) {
    return state.scope(NETWORKS);
  }

  @Override
  public int batch() {
    return EvenBatches.SIZE;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    ImageScorer open = scorer();
    double[] scores = new double[images.count()];
    EvenBatches.forEach(
        images,
        (first, count, batch) ->
            System.arraycopy(open.score(batch).scores(), 0, scores, first, count));
    return AnomalyScores.of(scores);
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    open();
    return onTape;
  }

  @Override
  public Optional<AttentionMaps> attention() {
    open();
    return attention.map(maps -> images -> inBatches(maps, images));
  }

  private ImageBatch inBatches(AttentionMaps maps, ImageBatch images) {
    open();
    ImageShape grey = new ImageShape(shape.height(), shape.width(), 1);
    float[] all = new float[images.count() * grey.size()];
    EvenBatches.forEach(
        images,
        (first, count, batch) ->
            System.arraycopy(
                maps.of(batch).pixels(), 0, all, first * grey.size(), count * grey.size()));
    return ImageBatch.wrap(grey, all);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put(SHAPE, shape.height(), shape.width(), shape.channels())
        .putAll(NETWORKS, open().state())
        .build();
  }

  /** Returns the scorer of a detector that is not closed. */
  final ImageScorer scorer() {
    open();
    return scorer;
  }

  private NamedNetworks open() {
    NamedNetworks open = networks;
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
