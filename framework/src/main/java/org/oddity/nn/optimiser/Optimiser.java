package org.oddity.nn.optimiser;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Variable;
import org.oddity.core.NamedArrays;
import org.oddity.nn.Network;
import org.oddity.nn.TensorArrays;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;
import org.oddity.tensor.Updater;

/**
 * Moves the parameters of networks down their gradients, one kernel per network and step.
 *
 * <p>A step limits the gradients, then adds the L2 penalty to them or lets the weights decay by
 * themselves, then applies the update rule: the order of PyTorch. Everything decays, biases and
 * norms too, as there.
 */
public final class Optimiser {
  private static final String ITERATION = "iteration";
  private static final String EPOCH = "epoch";
  private static final String MEMORY = "memory";

  private final OptimiserOptions options;
  private final Schedule schedule;
  private final ClippingOptions clipping;
  private final List<Network> networks;
  private final List<Updater> updaters;
  private final Kernels kernels;
  private int iteration;
  private double epoch;

  private Optimiser(
      OptimiserOptions options,
      Schedule schedule,
      ClippingOptions clipping,
      List<Network> networks) {
    this.options = requireNonNull(options, "options is null");
    this.schedule = requireNonNull(schedule, "schedule is null");
    this.clipping = requireNonNull(clipping, "clipping is null");
    this.networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("an optimiser needs a network");
    }
    this.kernels = networks.get(0).kernels();
    this.updaters =
        networks.stream()
            .map(Network::flat)
            .map(flat -> kernels.updater(options.rule(), flat.type(), flat.shape().size()))
            .toList();
  }

  /** Makes an optimiser with a constant learning rate and no limit. */
  public static Optimiser of(OptimiserOptions options, Network... networks) {
    return of(options, Schedule.constant(), new ClippingOptions.None(), networks);
  }

  /** Makes an optimiser. */
  public static Optimiser of(
      OptimiserOptions options, Schedule schedule, ClippingOptions clipping, Network... networks) {
    return new Optimiser(options, schedule, clipping, List.of(networks));
  }

  /** Returns the parameters it moves. */
  public Collection<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    networks.forEach(network -> all.addAll(network.parameters()));
    return all;
  }

  /**
   * Tells the time, on which the learning rate depends.
   *
   * @param passed epochs since the start, see {@link Schedule#factor}
   */
  public void enterEpoch(double passed) {
    if (!(passed >= 0)) {
      throw new IllegalArgumentException("epoch must be at least 0, was " + passed);
    }
    epoch = passed;
  }

  /** Returns the learning rate of the next step. */
  public double learningRate() {
    return options.learningRate() * schedule.factor(epoch);
  }

  /** Returns how many steps it has made. */
  public int iteration() {
    return iteration;
  }

  /** Makes a step down the gradients of a loss by all {@link #parameters}. */
  public void minimise(Variable loss) {
    step(loss.tape().parameterGradients(loss, parameters()));
  }

  /**
   * Makes a step.
   *
   * @param gradients by all {@link #parameters}
   */
  @SuppressWarnings("try") // the scope is only there to end
  public void step(Gradients gradients) {
    double rate = learningRate();
    try (TensorScope scope = kernels.scope()) {
      List<Tensor> flat = networks.stream().map(each -> each.flatGradients(gradients)).toList();
      List<Tensor> limited = Clipping.apply(clipping, kernels, flat);
      for (int i = 0; i < updaters.size(); i++) {
        Tensor parameters = networks.get(i).flat();
        decay(parameters, limited.get(i), rate);
        updaters.get(i).apply(parameters, limited.get(i), rate, iteration);
      }
    }
    iteration++;
  }

  /**
   * Returns the length of a gradient, all parameters taken as one vector.
   *
   * @param gradients by all {@link #parameters}
   */
  @SuppressWarnings("try") // the scope is only there to end
  public double norm(Gradients gradients) {
    try (TensorScope scope = kernels.scope()) {
      double sum = 0;
      for (Network network : networks) {
        Tensor flat = network.flatGradients(gradients);
        Tensor squares = kernels.apply(Binary.MULTIPLY, flat, flat);
        sum += kernels.reduce(Reduction.SUM, squares).toScalar();
      }
      return Math.sqrt(sum);
    }
  }

  private void decay(Tensor parameters, Tensor gradients, double rate) {
    if (options.weightDecay() == 0) {
      return;
    }
    if (options.isDecayDecoupled()) {
      kernels.scale(parameters, 1 - rate * options.weightDecay());
    } else {
      kernels.addScaled(gradients, options.weightDecay(), parameters);
    }
  }

  /** Returns what it remembers, with the number of steps and the time. */
  public NamedArrays state() {
    return NamedArrays.builder()
        .put(ITERATION, (long) iteration)
        .put(EPOCH, epoch)
        .putAll(MEMORY, TensorArrays.of(memory()))
        .build();
  }

  /**
   * Goes on from a state.
   *
   * @throws IllegalArgumentException if it is not one of such an optimiser over such networks
   */
  public void restore(NamedArrays state) {
    if (!(state.asMap().get(ITERATION) instanceof long[] steps)
        || steps.length != 1
        || !(state.asMap().get(EPOCH) instanceof double[] time)
        || time.length != 1) {
      throw new IllegalArgumentException("its steps or its time are missing");
    }
    TensorArrays.restore(kernels, memory(), state.scope(MEMORY));
    iteration = Math.toIntExact(steps[0]);
    epoch = time[0];
  }

  /** What the updaters remember, by the network's number and the updater's name. */
  private Map<String, Tensor> memory() {
    Map<String, Tensor> memory = new LinkedHashMap<>();
    for (int i = 0; i < updaters.size(); i++) {
      String prefix = "network-" + (i + 1) + ".";
      updaters.get(i).state().forEach((name, tensor) -> memory.put(prefix + name, tensor));
    }
    return memory;
  }
}
