package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;

/** One way through a network: how its layers behave, and what is kept on the way. */
public final class Pass {
  private final Tape tape;
  private final boolean training;
  private final boolean movesStatistics;
  private final RandomStream random;
  private final Taps taps;
  private final String network;

  private Pass(
      Tape tape,
      boolean training,
      boolean movesStatistics,
      RandomStream random,
      Taps taps,
      String network) {
    this.tape = requireNonNull(tape, "tape is null");
    this.training = training;
    this.movesStatistics = movesStatistics;
    this.random = random;
    this.taps = taps;
    this.network = network;
  }

  /** Returns a pass for training: the batch's own statistics, dropout. */
  public static Pass training(Tape tape, RandomStream random) {
    return new Pass(tape, true, true, requireNonNull(random, "random is null"), Taps.NONE, "");
  }

  /** Returns a pass for scoring: running statistics, no randomness. */
  public static Pass inference(Tape tape) {
    return new Pass(tape, false, false, new RandomStream(0), Taps.NONE, "");
  }

  /**
   * Returns such a pass that also keeps the results of layers, by their full names: those in their
   * network, or, where it is applied {@link Network#within} a name, with that name in front, such
   * as {@code encoder.convolution-1}. What this pass keeps is still kept. Of a layer that is
   * applied more than once the last result counts.
   */
  public Pass capturing(String... layers) {
    return tapped(taps.capturing(layers));
  }

  /**
   * Returns such a pass in which something else takes the place of a layer's result.
   *
   * @param layer its full name, as {@link #capturing} takes it
   * @param change from the layer's result to what later layers are given, of the same shape; it is
   *     also what is captured
   */
  public Pass changing(String layer, UnaryOperator<Variable> change) {
    return tapped(taps.changing(layer, requireNonNull(change, "change is null")));
  }

  /**
   * Returns such a pass in which nothing is captured or changed: for another application of a
   * network than the one that was meant.
   */
  public Pass untapped() {
    return tapped(Taps.NONE);
  }

  private Pass tapped(Taps others) {
    return new Pass(tape, training, movesStatistics, random, others, network);
  }

  /** Returns such a pass for the layers of a network that is applied under a name. */
  Pass inside(String name) {
    return new Pass(tape, training, movesStatistics, random, taps, name);
  }

  /**
   * Returns such a pass that leaves running statistics alone: for images of another kind than those
   * that will be scored, such as generated ones, and for a network that is only asked.
   */
  public Pass withoutStatistics() {
    return new Pass(tape, training, false, random, taps, network);
  }

  /** Returns the tape. */
  public Tape tape() {
    return tape;
  }

  /** Returns whether layers behave as in training. */
  public boolean isTraining() {
    return training;
  }

  /** Returns whether layers add what they see to their running statistics. */
  public boolean movesStatistics() {
    return movesStatistics;
  }

  /** Returns where dropout draws from. */
  public RandomStream random() {
    return random;
  }

  /**
   * Tells a layer's result; kept if it was asked for.
   *
   * @return what later layers are to be given: the result, unless it is to be changed
   */
  public Variable passed(String layer, Variable result) {
    return taps == Taps.NONE ? result : taps.passed(network, layer, result);
  }

  /** Returns whether a layer's result is to be kept or changed. */
  public boolean wants(String layer) {
    return taps != Taps.NONE && taps.want(network, layer);
  }

  /**
   * Applies a layer inside another: what it records carries its name, and its result is {@link
   * #passed}.
   *
   * @param name in the outer layer
   * @param outer parameters of the outer layer
   */
  public Variable within(
      String name, LayerParameters outer, Function<LayerParameters, Variable> layer) {
    LayerParameters inner = outer.child(name);
    tape.enter(name);
    try {
      return passed(inner.layer(), layer.apply(inner));
    } finally {
      tape.leave();
    }
  }

  /**
   * Gives back the memory of a result that no later layer looks at, where nobody else can: not if
   * gradients may be asked for, and not if it was captured.
   */
  public void release(Variable result) {
    if (!tape.isRecording() && !taps.hold(result.value())) {
      tape.kernels().release(result.value());
    }
  }

  /**
   * Returns the result of a layer.
   *
   * @throws IllegalArgumentException if it was not asked for or not passed
   */
  public Variable captured(String layer) {
    Variable result = taps.captured(layer);
    if (result == null) {
      throw new IllegalArgumentException("no layer " + layer + " was captured of " + taps);
    }
    return result;
  }
}
