package org.oddity.autograd;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/**
 * One walk back over a tape: only over what lies between the scalar and what is wanted. Each
 * gradient gives its memory back as soon as it has been passed on.
 */
final class BackwardPass {
  private final Kernels kernels;
  private final List<Tape.Node> nodes;
  private final Set<Variable> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Variable> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Variable, Tensor> gradients = new IdentityHashMap<>();

  /** Variables whose gradient so far is a sum made here, so that nothing else stands on it. */
  private final Set<Variable> summed = Collections.newSetFromMap(new IdentityHashMap<>());

  BackwardPass(Kernels kernels, List<Tape.Node> nodes, Collection<Variable> wanted) {
    this.kernels = kernels;
    this.nodes = nodes;
    this.wanted.addAll(wanted);
  }

  IdentityHashMap<Variable, Tensor> from(Variable scalar) {
    markNeeded(scalar.place());
    if (needed.contains(scalar)) {
      gradients.put(scalar, kernels.full(scalar.value().type(), scalar.shape(), 1));
    }
    for (int i = scalar.place(); i >= 0; i--) {
      Tape.Node node = nodes.get(i);
      Tensor dy = gradients.get(node.output());
      if (dy != null) {
        step(node, dy);
      }
    }
    for (Variable variable : wanted) {
      gradients.computeIfAbsent(
          variable, unreached -> kernels.full(variable.value().type(), variable.shape(), 0));
    }
    return gradients;
  }

  /** A result is needed if it is wanted or one of its inputs is needed. */
  private void markNeeded(int last) {
    needed.addAll(wanted);
    for (int i = 0; i <= last; i++) {
      Tape.Node node = nodes.get(i);
      for (Variable input : node.inputs()) {
        if (needed.contains(input)) {
          needed.add(node.output());
          break;
        }
      }
    }
  }

  private void step(Tape.Node node, Tensor dy) {
    Variable[] inputs = node.inputs();
    boolean[] asked = new boolean[inputs.length];
    boolean any = false;
    for (int i = 0; i < inputs.length; i++) {
      asked[i] = needed.contains(inputs[i]);
      any |= asked[i];
    }
    Tensor[] passedOn = any ? node.backward().gradients(dy, asked) : new Tensor[inputs.length];
    // Before the sums below, which may take its memory for theirs.
    if (!wanted.contains(node.output())) {
      gradients.remove(node.output());
      kernels.release(dy);
    }
    for (int i = 0; i < inputs.length; i++) {
      if (asked[i]) {
        accumulate(inputs[i], passedOn[i], node);
      } else if (passedOn[i] != null) {
        kernels.release(passedOn[i]);
      }
    }
  }

  private void accumulate(Variable input, Tensor gradient, Tape.Node node) {
    if (!gradient.shape().equals(input.shape())) {
      throw new IllegalStateException(
          node.output().name()
              + " returned a gradient of "
              + gradient.shape()
              + " for an input of "
              + input.shape());
    }
    Tensor before = gradients.get(input);
    if (before == null) {
      gradients.put(input, gradient);
    } else if (summed.contains(input)) {
      kernels.addScaled(before, 1, gradient);
      kernels.release(gradient);
    } else {
      // Not in place: a function may have shared one tensor among its inputs.
      gradients.put(input, kernels.apply(Binary.ADD, before, gradient));
      summed.add(input);
      kernels.release(before);
      kernels.release(gradient);
    }
  }
}
