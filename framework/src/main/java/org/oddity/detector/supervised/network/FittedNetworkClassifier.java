package org.oddity.detector.supervised.network;

import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** Scores by the log odds of being anomalous; 0 = both labels equally likely. */
final class FittedNetworkClassifier implements FittedDetector {
  private final ImageShape shape;
  private volatile Network network; // null once closed

  FittedNetworkClassifier(ImageShape shape, Network network) {
    this.shape = shape;
    this.network = network;
  }

  /** Returns the shape of the images that a state was fitted to. */
  static ImageShape shapeOf(NamedArrays state) {
    int[] lengths = state.ints("shape");
    return new ImageShape(lengths[0], lengths[1], lengths[2]);
  }

  /** Goes on from a state with a network whose parameters are overwritten. */
  static FittedNetworkClassifier restore(NamedArrays state, Network network) {
    network.restore(state.scope("network"));
    return new FittedNetworkClassifier(shapeOf(state), network);
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    float[] logits = new NetworkOutputs(open()).of(Logits.centred(images));
    return AnomalyScores.of(Logits.logOdds(logits));
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    return Optional.of(new OnTape(open()));
  }

  private record OnTape(Network network) implements DifferentiableScore {
    @Override
    public Kernels kernels() {
      return network.kernels();
    }

    @Override
    public NetworkLayers layers() {
      return NetworkLayers.of("", network.layer(), network.inputShape());
    }

    @Override
    public Variable of(Variable pixels, Pass pass) {
      return Logits.logOdds(network.apply(Logits.centred(pixels), pass));
    }
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("shape", shape.height(), shape.width(), shape.channels())
        .putAll("network", open().state())
        .build();
  }

  private Network open() {
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
