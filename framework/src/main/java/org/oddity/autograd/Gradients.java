package org.oddity.autograd;

import java.util.IdentityHashMap;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/**
 * The gradients of one scalar; they live as long as their tape. Read only: where a function passes
 * its gradient on unchanged, two of them stand on the same memory.
 */
public final class Gradients {
  private final Tape tape;
  private final IdentityHashMap<Variable, Tensor> byVariable;

  Gradients(Tape tape, IdentityHashMap<Variable, Tensor> byVariable) {
    this.tape = tape;
    this.byVariable = byVariable;
  }

  /**
   * Returns the gradient by a variable; zeros where the scalar does not depend on it.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public Tensor of(Variable variable) {
    Tensor gradient = byVariable.get(variable);
    if (gradient == null) {
      throw new IllegalArgumentException("no gradient was asked for by " + variable);
    }
    return gradient;
  }

  /** Returns the gradient by a parameter; zeros where the scalar does not depend on it. */
  public Tensor of(Parameter parameter) {
    return of(tape.parameter(parameter));
  }

  /**
   * Refuses: how a gradient was computed is not on the tape, so nothing could be differentiated
   * through it.
   *
   * @throws UnsupportedOperationException always
   */
  @SuppressWarnings("DoNotCallSuggester") // who asks shall read why
  public Variable asVariable(Variable variable) {
    throw new UnsupportedOperationException(
        "second-order gradients are not recorded: the gradient by "
            + variable
            + " is a plain tensor; Tape.constant takes it as a number");
  }

  /** Returns what computed them. */
  public Kernels kernels() {
    return tape.kernels();
  }
}
