package org.oddity.autograd;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Reduction;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;

/**
 * Remembers in which order functions were applied, so that gradients can be had by walking back.
 *
 * <p>It is a scope: whatever is computed on it gives its memory back when it is closed. Gradients
 * are asked by what they are wanted of, so a network that is not asked about is frozen: nothing is
 * computed for its parameters. A tape can be asked any number of times. For one thread.
 */
public final class Tape implements AutoCloseable {
  private final Kernels kernels;
  private final TensorScope scope;
  private final boolean recording;
  private final List<Node> nodes = new ArrayList<>();
  private final IdentityHashMap<Parameter, Variable> parameters = new IdentityHashMap<>();
  private final Deque<String> layers = new ArrayDeque<>();
  private boolean closed;

  private Tape(Kernels kernels, boolean recording) {
    this.kernels = requireNonNull(kernels, "kernels is null");
    this.recording = recording;
    this.scope = kernels.scope();
  }

  /** Starts a tape that gradients can be asked of. */
  public static Tape recording(Kernels kernels) {
    return new Tape(kernels, true);
  }

  /** Starts a tape that remembers nothing: for scoring. */
  public static Tape inference(Kernels kernels) {
    return new Tape(kernels, false);
  }

  /** Returns what computes. */
  public Kernels kernels() {
    return kernels;
  }

  /** Returns whether gradients can be asked. */
  public boolean isRecording() {
    return recording;
  }

  /** Returns a variable of a tensor; gradients can be asked of it like of any other. */
  public Variable constant(Tensor value) {
    return new Variable(this, value, -1, "input");
  }

  /** Returns the one variable of a parameter on this tape. */
  public Variable parameter(Parameter parameter) {
    return parameters.computeIfAbsent(parameter, p -> new Variable(this, p.value(), -1, p.name()));
  }

  /**
   * Records a function's application; this is how functions are written.
   *
   * @param function its name in messages
   * @param value what it returned
   * @param inputs what it was applied to, all of this tape
   */
  public Variable record(
      String function, Tensor value, BackwardFunction backward, Variable... inputs) {
    String name = layers.isEmpty() ? function : layers.peek() + " (" + function + ")";
    requireOpen();
    for (Variable input : inputs) {
      requireMine(name, input);
    }
    if (!recording) {
      return new Variable(this, value, -1, name);
    }
    Variable output = new Variable(this, value, nodes.size(), name);
    nodes.add(new Node(output, backward, inputs));
    return output;
  }

  /** Enters a layer: what is recorded until {@link #leave} carries its name. */
  public void enter(String layer) {
    layers.push(layers.isEmpty() ? layer : layers.peek() + "." + layer);
  }

  /** Leaves the layer entered last. */
  public void leave() {
    layers.pop();
  }

  /**
   * Returns the gradients of a scalar by variables: leaves or anything computed on this tape.
   *
   * @throws IllegalArgumentException if {@code scalar} has more than one element, or a variable is
   *     of another tape
   * @throws IllegalStateException if this tape remembers nothing
   */
  public Gradients gradients(Variable scalar, Collection<Variable> wanted) {
    requireOpen();
    if (!recording) {
      throw new IllegalStateException("no gradients can be asked of a tape for inference");
    }
    if (scalar.shape().size() != 1) {
      throw new IllegalArgumentException(
          "gradients are those of a scalar, " + scalar + " has " + scalar.shape().size());
    }
    requireMine("gradients", scalar);
    wanted.forEach(variable -> requireMine("gradients", variable));
    return new Gradients(this, new BackwardPass(kernels, nodes, wanted).from(scalar));
  }

  /** Returns the gradients of a scalar by parameters. */
  public Gradients parameterGradients(Variable scalar, Collection<Parameter> wanted) {
    return gradients(scalar, wanted.stream().map(this::parameter).toList());
  }

  /**
   * Returns the first on this tape that holds NaN or infinity: a parameter or input by its name, or
   * the layer and function whose result it is; nothing if all is finite, or nothing was recorded.
   */
  public Optional<String> firstNonFinite() {
    for (Node node : nodes) {
      for (Variable input : node.inputs()) {
        if (input.place() < 0 && !isFinite(input.value())) {
          return Optional.of(input.name());
        }
      }
      if (!isFinite(node.output().value())) {
        return Optional.of(node.output().name());
      }
    }
    return Optional.empty();
  }

  private boolean isFinite(Tensor tensor) {
    Tensor sum = kernels.reduce(Reduction.SUM, tensor);
    boolean finite = Double.isFinite(sum.toScalar());
    kernels.release(sum);
    // A sum of finite floats can still exceed their range.
    return finite || Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite);
  }

  /** Lets a tensor computed on this tape outlive it. */
  public Tensor keep(Tensor tensor) {
    return scope.keep(tensor);
  }

  private void requireMine(String function, Variable variable) {
    if (variable.tape() != this) {
      throw new IllegalArgumentException(function + ": " + variable + " is of another tape");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this tape is closed: its memory was given back");
    }
  }

  @Override
  public void close() {
    closed = true;
    nodes.clear();
    parameters.clear();
    scope.close();
  }

  /** One application of a function. */
  record Node(Variable output, BackwardFunction backward, Variable[] inputs) {}
}
