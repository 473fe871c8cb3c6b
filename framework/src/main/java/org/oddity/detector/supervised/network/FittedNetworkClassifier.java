package org.oddity.detector.supervised.network;

import java.util.Optional;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.network.EvenBatches;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;

/** Scores by the log odds of being anomalous; 0 = both sides equally likely. */
class FittedNetworkClassifier implements FittedDetector {
  private final ImageShape shape;
  private final boolean[] anomalous;
  private volatile Network network; // null once closed

  /**
   * Makes a fitted classifier.
   *
   * @param anomalous whether images of a label are anomalies, for each label
   */
  FittedNetworkClassifier(ImageShape shape, Network network, boolean... anomalous) {
    this.shape = shape;
    this.network = network;
    this.anomalous = anomalous.clone();
  }

  /** Returns the shape of the images that a state was fitted to. */
  static ImageShape shapeOf(NamedArrays state) {
    int[] lengths = state.ints("shape");
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }

  /** Returns which of the labels that a state was fitted to are anomalies. */
  static boolean[] anomalousOf(NamedArrays state) {
    if (!state.asMap().containsKey("anomalous")) {
      return new boolean[] {false, true}; // of an older version, which knew sides alone
    }
    int[] sides = state.ints("anomalous");
    boolean[] anomalous = new boolean[sides.length];
    for (int i = 0; i < sides.length; i++) {
      anomalous[i] = sides[i] == 1;
    }
    return anomalous;
  }

  @Override
  public int batch() {
    return EvenBatches.SIZE;
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    return scores(logits(images));
  }

  /** Returns the scores of images by what the network says of them. */
  AnomalyScores scores(float... logits) {
    return AnomalyScores.of(Logits.logOdds(logits, anomalous));
  }

  /** Returns what the network says of images, {@code [batch, labels]}. */
  float[] logits(ImageBatch images) {
    return new NetworkOutputs(open()).of(Logits.centred(images));
  }

  /** Returns whether images of a label are anomalies, for each label the network tells apart. */
  boolean[] anomalous() {
    return anomalous.clone();
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    return Optional.of(new LogOddsOnTape(open(), anomalous));
  }

  @Override
  public NamedArrays state() {
    int[] sides = new int[anomalous.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = anomalous[i] ? 1 : 0;
    }
    return NamedArrays.builder()
        .put("shape", shape.height(), shape.width(), shape.channels())
        .put("anomalous", sides)
        .putAll("network", open().state())
        .build();
  }

  /** Returns the network, unless it was given up. */
  Network open() {
    Network open = network;
    if (open == null) {
      throw new IllegalStateException("this detector is closed: its network was given up");
    }
    return open;
  }

  /** Gives the network up; its memory goes when nobody scores with it any more. */
  @Override
  public void close() {
    network = null;
  }
}
