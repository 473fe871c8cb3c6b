package org.oddity.nn;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;

/** One way through a network: how its layers behave, and what is kept on the way. */
public final class Pass {
  private final Tape tape;
  private final boolean training;
  private final boolean movesStatistics;
  private final RandomStream random;
  private final Set<String> wanted;
  private final Map<String, Variable> captured = new LinkedHashMap<>();

  private Pass(
      Tape tape,
      boolean training,
      boolean movesStatistics,
      RandomStream random,
      Set<String> wanted) {
    this.tape = requireNonNull(tape, "tape is null");
    this.training = training;
    this.movesStatistics = movesStatistics;
    this.random = random;
    this.wanted = Set.copyOf(wanted);
  }

  /** Returns a pass for training: the batch's own statistics, dropout. */
  public static Pass training(Tape tape, RandomStream random) {
    return new Pass(tape, true, true, requireNonNull(random, "random is null"), Set.of());
  }

  /** Returns a pass for scoring: running statistics, no randomness. */
  public static Pass inference(Tape tape) {
    return new Pass(tape, false, false, new RandomStream(0), Set.of());
  }

  /** Returns such a pass that also keeps the results of layers, by their full names. */
  public Pass capturing(String... layers) {
    return new Pass(tape, training, movesStatistics, random, Set.of(layers));
  }

  /**
   * Returns such a pass that leaves running statistics alone: for images of another kind than those
   * that will be scored, such as generated ones, and for a network that is only asked.
   */
  public Pass withoutStatistics() {
    return new Pass(tape, training, false, random, wanted);
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

  /** Tells a layer's result; kept if it was asked for. */
  public void passed(String layer, Variable result) {
    if (wanted.contains(layer)) {
      captured.put(layer, result);
    }
  }

  /** Returns whether a layer's result is to be kept. */
  public boolean wants(String layer) {
    return wanted.contains(layer);
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
      Variable result = layer.apply(inner);
      passed(inner.layer(), result);
      return result;
    } finally {
      tape.leave();
    }
  }

  /**
   * Gives back the memory of a result that no later layer looks at, where nobody else can: not if
   * gradients may be asked for, and not if it was captured.
   */
  public void release(Variable result) {
    if (!tape.isRecording()
        && captured.values().stream().noneMatch(kept -> kept.value() == result.value())) {
      tape.kernels().release(result.value());
    }
  }

  /**
   * Returns the result of a layer.
   *
   * @throws IllegalArgumentException if it was not asked for or not passed
   */
  public Variable captured(String layer) {
    Variable result = captured.get(layer);
    if (result == null) {
      throw new IllegalArgumentException("no layer " + layer + " was captured of " + wanted);
    }
    return result;
  }
}
