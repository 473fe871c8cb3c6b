package org.oddity.nn.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.optimiser.ExponentialMovingAverage;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Safetensors;

/**
 * The state of a training as arrays by name, or as the bytes of a safetensors file: with it two
 * epochs and two more equal four, bit for bit.
 *
 * <p>It is told once which networks, optimisers, averages, random streams and counters there are;
 * then it can give their state at any time, and write a state over them.
 */
public final class Checkpoint {
  private final Map<String, Part> parts;

  private Checkpoint(Map<String, Part> parts) {
    this.parts = new LinkedHashMap<>(parts);
  }

  /** Starts without anything to remember. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the state of everything. */
  public NamedArrays save() {
    NamedArrays.Builder arrays = NamedArrays.builder();
    parts.forEach((name, part) -> arrays.putAll(name, part.state().get()));
    return arrays.build();
  }

  /** Returns the state of everything as the bytes of a file. */
  public byte[] encode() {
    return Safetensors.encode(save());
  }

  /**
   * Writes a state over everything.
   *
   * @throws IllegalArgumentException if anything is missing, unknown or does not fit; it names all
   *     of that, and what did fit has been written over
   */
  public void restore(NamedArrays state) {
    List<String> problems = new ArrayList<>();
    reportUnknown(state, problems);
    parts.forEach((name, part) -> restore(name, part, state.scope(name), problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint is not one of this training: " + String.join("; ", problems));
    }
  }

  /**
   * Writes a state from the bytes of a file over everything.
   *
   * @param source how messages name the file
   * @throws InvalidInputException if it is damaged or does not fit, as {@link #restore}
   */
  public void decode(byte[] content, String source) {
    NamedArrays state = Safetensors.decode(content, source);
    try {
      restore(state);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(source, e.getMessage());
    }
  }

  private void reportUnknown(NamedArrays state, List<String> problems) {
    for (String array : state.asMap().keySet()) {
      boolean known = parts.keySet().stream().anyMatch(name -> array.startsWith(name + "."));
      if (!known) {
        problems.add(array + " belongs to nothing here");
      }
    }
  }

  private static void restore(String name, Part part, NamedArrays state, List<String> problems) {
    if (state.asMap().isEmpty() && !part.state().get().asMap().isEmpty()) {
      problems.add(name + " is missing");
      return;
    }
    try {
      part.restore().accept(state);
    } catch (IllegalArgumentException e) {
      problems.add(name + ": " + e.getMessage());
    }
  }

  /** Something to remember. */
  private record Part(Supplier<NamedArrays> state, Consumer<NamedArrays> restore) {}

  /** Is told what to remember. */
  public static final class Builder {
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Builder() {}

    /** Remembers the parameters and statistics of a network. */
    public Builder network(String name, Network network) {
      return add("network", name, network::state, network::restore);
    }

    /** Remembers what an optimiser does, its steps and its time. */
    public Builder optimiser(String name, Optimiser optimiser) {
      return add("optimiser", name, optimiser::state, optimiser::restore);
    }

    /** Remembers the means of a network. */
    public Builder average(String name, ExponentialMovingAverage average) {
      return add("average", name, average::state, average::restore);
    }

    /** Remembers the place of a random stream; its seed must be the same again. */
    public Builder stream(String name, RandomStream stream) {
      return add("stream", name, () -> state(stream), state -> restore(stream, state));
    }

    /**
     * Remembers a number that rises, such as that of the epoch.
     *
     * @param value gives it
     * @param restore goes on from it
     */
    public Builder counter(String name, LongSupplier value, LongConsumer restore) {
      return add(
          "counter",
          name,
          () -> NamedArrays.builder().put("value", value.getAsLong()).build(),
          state -> restore.accept(numbers(state, "value", 1)[0]));
    }

    /**
     * Remembers something else.
     *
     * @param state gives its state
     * @param restore goes on from one; refuses one that does not fit by an {@link
     *     IllegalArgumentException}
     */
    public Builder other(String name, Supplier<NamedArrays> state, Consumer<NamedArrays> restore) {
      return add("other", name, state, restore);
    }

    /** Returns the checkpoint of all that. */
    public Checkpoint build() {
      return new Checkpoint(parts);
    }

    private Builder add(
        String kind, String name, Supplier<NamedArrays> state, Consumer<NamedArrays> restore) {
      requireNonNull(state, "state is null");
      requireNonNull(restore, "restore is null");
      if (name.isBlank() || name.contains(".")) {
        throw new IllegalArgumentException("'" + name + "' is no name: it is blank or has dots");
      }
      if (parts.putIfAbsent(kind + "." + name, new Part(state, restore)) != null) {
        throw new IllegalArgumentException("two of kind " + kind + " are called " + name);
      }
      return this;
    }

    private static NamedArrays state(RandomStream stream) {
      return NamedArrays.builder().put("state", stream.seed(), stream.drawn()).build();
    }

    private static void restore(RandomStream stream, NamedArrays state) {
      long[] numbers = numbers(state, "state", 2);
      if (numbers[0] != stream.seed()) {
        throw new IllegalArgumentException(
            "its seed was " + numbers[0] + ", and is " + stream.seed() + " now");
      }
      stream.moveTo(numbers[1]);
    }

    private static long[] numbers(NamedArrays state, String name, int count) {
      if (state.asMap().get(name) instanceof long[] numbers && numbers.length == count) {
        return numbers;
      }
      throw new IllegalArgumentException(
          "it has " + state.asMap().keySet() + ", not " + count + " whole numbers as " + name);
    }
  }
}
