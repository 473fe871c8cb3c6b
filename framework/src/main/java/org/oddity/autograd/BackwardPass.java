package org.oddity.autograd;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/** One walk back over a tape: only over what lies between the scalar and what is wanted. */
final class BackwardPass {
  private final Kernels kernels;
  private final List<Tape.Node> nodes;
  private final Set<Variable> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Variable> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Variable, Tensor> gradients = new IdentityHashMap<>();

  BackwardPass(Kernels kernels, List<Tape.Node> nodes, Collection<Variable> wanted) {
    this.kernels = kernels;
    this.nodes = nodes;
    this.wanted.addAll(wanted);
  }

  IdentityHashMap<Variable, Tensor> from(Variable scalar) {
    int last = scalar.place();
    markNeeded(last);
    gradients.put(scalar, kernels.full(scalar.value().type(), scalar.shape(), 1));
    for (int i = last; i >= 0; i--) {
      Tape.Node node = nodes.get(i);
      Tensor dy = gradients.get(node.output());
      if (dy != null && needed.contains(node.output())) {
        step(node, dy);
      }
    }
    IdentityHashMap<Variable, Tensor> result = new IdentityHashMap<>();
    for (Variable variable : wanted) {
      Tensor gradient = gradients.get(variable);
      result.put(
          variable,
          gradient != null ? gradient : kernels.full(variable.value().type(), variable.shape(), 0));
    }
    return result;
  }

  /** A result is needed if one of its inputs is wanted or needed itself. */
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
    if (any) {
      Tensor[] own = node.backward().gradients(dy, asked);
      for (int i = 0; i < inputs.length; i++) {
        if (asked[i]) {
          accumulate(inputs[i], own[i], node);
        } else if (own[i] != null) {
          kernels.release(own[i]);
        }
      }
    }
    if (!wanted.contains(node.output())) {
      gradients.remove(node.output());
      kernels.release(dy);
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
      return;
    }
    gradients.put(input, kernels.apply(Binary.ADD, before, gradient));
    kernels.release(before);
    kernels.release(gradient);
  }
}
