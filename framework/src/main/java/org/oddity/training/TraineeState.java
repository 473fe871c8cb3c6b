package org.oddity.training;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.optimiser.Optimiser;

/**
 * All that training changes, by name. The model is what scores are made with: networks and fitted
 * values, what the best epoch is remembered by. A checkpoint has optimisers and random streams too.
 */
public final class TraineeState {
  private final Map<String, Part> model;
  private final Map<String, Part> aids;
  private final Map<String, Optimiser> optimisers;

  private TraineeState(Builder builder) {
    this.model = new LinkedHashMap<>(builder.model);
    this.aids = new LinkedHashMap<>(builder.aids);
    this.optimisers = new LinkedHashMap<>(builder.optimisers);
  }

  /** Starts with nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a copy of the model. */
  public NamedArrays model() {
    return copy(model);
  }

  /**
   * Writes a copy of the model back.
   *
   * @throws IllegalArgumentException if it is not of these networks
   */
  public void restoreModel(NamedArrays copy) {
    model.forEach((name, part) -> part.restore.accept(copy.scope(name)));
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
    return NamedArrays.builder().putAll("model", model()).putAll("aid", copy(aids)).build();
  }

  /** Writes a copy of all back. */
  void restoreAll(NamedArrays copy) {
    restoreModel(copy.scope("model"));
    NamedArrays others = copy.scope("aid");
    aids.forEach((name, part) -> part.restore.accept(others.scope(name)));
  }

  private static NamedArrays copy(Map<String, Part> parts) {
    NamedArrays.Builder arrays = NamedArrays.builder();
    parts.forEach((name, part) -> arrays.putAll(name, part.copy.get()));
    return arrays.build();
  }

  private record Part(Supplier<NamedArrays> copy, Consumer<NamedArrays> restore) {}

  /** Collects parts; a name can be used once among models and once among the rest. */
  public static final class Builder {
    private final Map<String, Part> model = new LinkedHashMap<>();
    private final Map<String, Part> aids = new LinkedHashMap<>();
    private final Map<String, Optimiser> optimisers = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a network: parameters and statistics. */
    public Builder network(String name, Network network) {
      return values(name, network::state, network::restore);
    }

    /**
     * Adds values that scores are made with, such as a centre.
     *
     * @param copy returns a copy of them
     * @param restore writes a copy back
     */
    public Builder values(String name, Supplier<NamedArrays> copy, Consumer<NamedArrays> restore) {
      return add(model, name, copy, restore);
    }

    /** Adds an optimiser; the loop tells it the time and others its learning rate. */
    public Builder optimiser(String name, Optimiser optimiser) {
      optimisers.put(name, optimiser);
      return aid(name, optimiser::state, optimiser::restore);
    }

    /** Adds a random stream. */
    public Builder stream(String name, RandomStream stream) {
      return aid(
          name,
          () -> NamedArrays.builder().put("drawn", new long[] {stream.drawn()}).build(),
          copy -> stream.moveTo(copy.longs("drawn")[0]));
    }

    /** Adds what only training needs, such as the age of a buffer of generated images. */
    public Builder aid(String name, Supplier<NamedArrays> copy, Consumer<NamedArrays> restore) {
      return add(aids, name, copy, restore);
    }

    /** Returns the state. */
    public TraineeState build() {
      return new TraineeState(this);
    }

    private Builder add(
        Map<String, Part> parts,
        String name,
        Supplier<NamedArrays> copy,
        Consumer<NamedArrays> restore) {
      requireNonNull(name, "name is null");
      if (name.contains(".") || parts.putIfAbsent(name, new Part(copy, restore)) != null) {
        throw new IllegalArgumentException("'" + name + "' has a dot or is there twice");
      }
      return this;
    }
  }
}
