package org.oddity.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.checkpoint.Checkpoint;
import org.oddity.nn.optimiser.ExponentialMovingAverage;
import org.oddity.nn.optimiser.Optimiser;

/**
 * All that training changes, by name. The model is what scores are made with: networks and fitted
 * values, what the best epoch is remembered by. A checkpoint has optimisers and random streams too.
 */
public final class TraineeState {
  private final Checkpoint model;
  private final Checkpoint aids;
  private final Map<String, Optimiser> optimisers;
  private final Map<String, Network> networks;
  private final Map<String, ExponentialMovingAverage> averages = new LinkedHashMap<>();

  private TraineeState(Builder builder) {
    this.model = builder.model.build();
    this.aids = builder.aids.build();
    this.optimisers = new LinkedHashMap<>(builder.optimisers);
    this.networks = new LinkedHashMap<>(builder.networks);
  }

  /** Starts with nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a copy of the model. */
  public NamedArrays model() {
    return model.save();
  }

  /**
   * Writes a copy of the model back.
   *
   * @throws IllegalArgumentException if it is not of these networks
   */
  public void restoreModel(NamedArrays copy) {
    model.restore(copy);
  }

  /** Starts running means of the networks as they are. */
  void average(double decay) {
    networks.forEach(
        (name, network) -> averages.put(name, ExponentialMovingAverage.of(network, decay)));
  }

  /** Takes what a step has changed into the running means, if there are any. */
  void stepped() {
    averages.values().forEach(ExponentialMovingAverage::update);
  }

  /** Gives the networks their running means, if there are any, until what is returned is closed. */
  ExponentialMovingAverage.Swap averaged() {
    List<ExponentialMovingAverage.Swap> swaps =
        averages.values().stream().map(ExponentialMovingAverage::swapIn).toList();
    return () -> swaps.forEach(ExponentialMovingAverage.Swap::close);
  }

  /** Gives the networks their running means, if there are any, for good. */
  void endWithAverages() {
    averages.values().forEach(ExponentialMovingAverage::swapIn);
  }

  /** Tells the optimisers how many epochs have passed. */
  void enterEpoch(double passed) {
    optimisers.values().forEach(optimiser -> optimiser.enterEpoch(passed));
  }

  /** Returns the learning rates of the last step by what they are called. */
  Map<String, Double> learningRates() {
    Map<String, Double> rates = new LinkedHashMap<>();
    optimisers.forEach(
        (name, optimiser) ->
            rates.put(
                optimisers.size() == 1 ? "learning-rate" : "learning-rate-" + name,
                optimiser.learningRate()));
    return rates;
  }

  /** Returns a copy of all. */
  NamedArrays all() {
    NamedArrays.Builder copy =
        NamedArrays.builder().putAll("model", model()).putAll("aid", aids.save());
    averages.forEach((name, average) -> copy.putAll("average." + name, average.state()));
    return copy.build();
  }

  /** Writes a copy of all back. */
  void restoreAll(NamedArrays copy) {
    restoreModel(copy.scope("model"));
    aids.restore(copy.scope("aid"));
    averages.forEach((name, average) -> average.restore(copy.scope("average." + name)));
  }

  /** Collects parts; a name can be used once among parts of its kind. */
  public static final class Builder {
    private final Checkpoint.Builder model = Checkpoint.builder();
    private final Checkpoint.Builder aids = Checkpoint.builder();
    private final Map<String, Optimiser> optimisers = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a network: parameters and statistics. */
    public Builder network(String name, Network network) {
      model.network(name, network);
      networks.put(name, network);
      return this;
    }

    /**
     * Adds values that scores are made with, such as a centre.
     *
     * @param copy returns a copy of them
     * @param restore writes a copy back
     */
    public Builder values(String name, Supplier<NamedArrays> copy, Consumer<NamedArrays> restore) {
      model.other(name, copy, restore);
      return this;
    }

    /** Adds an optimiser; the loop tells it the time and others its learning rate. */
    public Builder optimiser(String name, Optimiser optimiser) {
      optimisers.put(name, optimiser);
      aids.optimiser(name, optimiser);
      return this;
    }

    /** Adds a random stream. */
    public Builder stream(String name, RandomStream stream) {
      aids.stream(name, stream);
      return this;
    }

    /** Adds what only training needs, such as the age of a buffer of generated images. */
    public Builder aid(String name, Supplier<NamedArrays> copy, Consumer<NamedArrays> restore) {
      aids.other(name, copy, restore);
      return this;
    }

    /** Returns the state. */
    public TraineeState build() {
      return new TraineeState(this);
    }
  }
}
