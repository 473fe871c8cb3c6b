package org.oddity.detector.supervised.network;

import org.oddity.autograd.Variable;
import org.oddity.detector.DifferentiableScore;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** A classifier's log odds of being anomalous, on a tape. */
class LogOddsOnTape implements DifferentiableScore {
  private final Network network;
  private final boolean[] anomalous;

  /**
   * Makes them.
   *
   * @param anomalous whether images of a label are anomalies, for each label
   */
  LogOddsOnTape(Network network, boolean... anomalous) {
    this.network = network;
    this.anomalous = anomalous.clone();
  }

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
    return Logits.logOdds(logits(pixels, pass), anomalous);
  }

  /** Returns what the network says of images, {@code [batch, labels]}. */
  Variable logits(Variable pixels, Pass pass) {
    return network.apply(Logits.centred(pixels), pass);
  }
}
