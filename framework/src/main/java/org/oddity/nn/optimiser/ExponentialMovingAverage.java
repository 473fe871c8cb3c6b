package org.oddity.nn.optimiser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Network;
import org.oddity.nn.TensorArrays;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;

/**
 * The running mean of a network's parameters and statistics, which often scores better than the
 * last of them. Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM
 * Journal on Control and Optimization 30(4), 1992; with weights that fade.
 */
public final class ExponentialMovingAverage {
  private final Network network;
  private final double decay;
  private final Tensor parameters;
  private final Tensor statistics;
  private boolean swapped;

  private ExponentialMovingAverage(Network network, double decay) {
    this.network = network;
    this.decay = decay;
    this.parameters = copy(network.kernels(), network.flat());
    this.statistics = copy(network.kernels(), network.flatStatistics());
  }

  /**
   * Starts at the network as it is.
   *
   * @param decay weight of the mean against the newest parameters, in [0, 1)
   */
  public static ExponentialMovingAverage of(Network network, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in [0, 1), was " + decay);
    }
    return new ExponentialMovingAverage(network, decay);
  }

  private static Tensor copy(Kernels kernels, Tensor source) {
    Tensor copy = kernels.persistent(source.type(), source.shape());
    kernels.assign(copy, source);
    return copy;
  }

  /** Takes the network as it is into the mean; after each step. */
  public void update() {
    requireNotSwapped();
    update(parameters, network.flat());
    update(statistics, network.flatStatistics());
  }

  private void update(Tensor mean, Tensor newest) {
    network.kernels().scale(mean, decay);
    network.kernels().addScaled(mean, 1 - decay, newest);
  }

  /** Gives the network the means until what is returned is closed. */
  public Swap swapIn() {
    requireNotSwapped();
    exchange();
    swapped = true;
    return () -> {
      if (swapped) {
        exchange();
        swapped = false;
      }
    };
  }

  private void requireNotSwapped() {
    if (swapped) {
      throw new IllegalStateException("the network has the means already: close their swap first");
    }
  }

  private void exchange() {
    exchange(parameters, network.flat());
    exchange(statistics, network.flatStatistics());
  }

  @SuppressWarnings("try") // the scope is only there to end
  private void exchange(Tensor a, Tensor b) {
    Kernels kernels = network.kernels();
    try (TensorScope scope = kernels.scope()) {
      Tensor before = kernels.apply(Elementwise.linear(1, 0), a);
      kernels.assign(a, b);
      kernels.assign(b, before);
    }
  }

  /** Returns the means. */
  public NamedArrays state() {
    return TensorArrays.of(tensors());
  }

  /**
   * Goes on from means.
   *
   * @throws IllegalArgumentException if they are not those of such a network
   */
  public void restore(NamedArrays state) {
    TensorArrays.restore(network.kernels(), tensors(), state);
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("parameters", parameters);
    tensors.put("statistics", statistics);
    return tensors;
  }

  /** A stretch of work in which the network has the means. */
  @FunctionalInterface
  public interface Swap extends AutoCloseable {
    /** Gives the network its own parameters back. */
    @Override
    void close();
  }
}
